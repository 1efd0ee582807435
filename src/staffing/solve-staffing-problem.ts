import { AgnerError, DEFAULT_SERVICE_LEVEL_POLICY } from '../core/index.ts';
import {
  type Binding,
  erlangB,
  type Load,
  type ModelPolicy,
  offeredLoad,
  type Performance,
  queueModel,
  type SizingTargets,
} from '../erlang/index.ts';
import type { StaffingProblem } from '../intake/index.ts';
import { ceilGrossUp } from '../math/index.ts';

/** How a queue behaves with the agents given, or with the fewest that meet the targets given. */
export interface StaffingAnswer {
  readonly id: string;
  readonly agents: number;
  /** What decided the agents; null where they were given. */
  readonly binding: Binding | null;
  /** The policy of `serviceLevel`. */
  readonly policy: ModelPolicy;
  readonly performance: Performance;
  /** performance.pBlock; for erlang-c what Erlang B would turn away, as nobody is turned away there. */
  readonly pBlock: number;
  /** Does an agent hold several contacts, so that occupancy is that of slots? */
  readonly perSlot: boolean;
  /** People to schedule so that `agents` are there: ceil(agents / (1 - shrinkage)), exact; null without shrinkage. */
  readonly grossAgents: number | null;
}

/** Short names of the literature beside our own. */
const MODEL_SYNONYMS: Readonly<Record<string, string>> = {
  b: 'erlang-b',
  c: 'erlang-c',
  a: 'erlang-a',
  k: 'erlang-k',
  ka: 'erlang-ka',
  x: 'erlang-x',
  gc: 'erlang-gc',
  ga: 'erlang-ga',
};
/** Service levels of a row without a threshold are the share answered at once. */
const ANSWERED_AT_ONCE = 0;
const MODELS_PER_SLOT = new Set(['chat', 'chat-slots']);

/**
 * Solves one staffing problem: evaluates where it gives agents, sizes where it gives targets.
 *
 * @throws AgnerError STAFFING_PROBLEM_INCOMPLETE, STAFFING_PROBLEM_TWOFOLD, SHRINKAGE_INVALID, and those of the model.
 */
export function solveStaffingProblem(problem: StaffingProblem): StaffingAnswer {
  const modelId = modelIdOf(problem.model);
  const model = queueModel(
    modelId,
    given({
      concurrency: problem.concurrency,
      patienceSeconds: problem.patienceSeconds,
      lines: problem.lines,
      retryProbability: problem.retryProbability,
      rateCv: problem.rateCv,
      ahtByConcurrency: handleTimesOf(problem, modelId),
      idleThreshold: problem.idleThreshold,
    }),
  );
  const load = loadOf(problem, modelId);
  if (modelId === 'erlang-c' && problem.maxBlocking !== null) {
    throw new AgnerError(
      'QUEUE_TARGET_NOT_APPLICABLE',
      'erlang-c turns nobody away, so the target maxBlocking has no meaning in it.',
      {
        field: 'maxBlocking',
        value: String(problem.maxBlocking),
        next: 'Use erlang-b, erlang-k or erlang-ka.',
      },
    );
  }
  const policy = policyOf(problem);
  const targets = targetsOf(problem, policy);
  const within = problem.withinSeconds ?? ANSWERED_AT_ONCE;
  const solved = problem.agents === null ? sized() : evaluated(problem.agents);
  return {
    id: problem.id,
    ...solved,
    policy,
    pBlock:
      modelId === 'erlang-c'
        ? erlangB.evaluate(load, solved.agents, within).pBlock
        : solved.performance.pBlock,
    perSlot: MODELS_PER_SLOT.has(modelId),
    grossAgents: problem.shrinkage === null ? null : grossUp(solved.agents, problem.shrinkage),
  };

  function sized() {
    if (Object.keys(targets).length === 0) {
      throw new AgnerError('STAFFING_PROBLEM_INCOMPLETE', 'The row gives neither agents nor a target.', {
        field: 'agents',
      });
    }
    return model.size(load, targets, within);
  }

  function evaluated(agents: number) {
    const [target] = Object.keys(targets);
    if (target !== undefined) {
      throw new AgnerError(
        'STAFFING_PROBLEM_TWOFOLD',
        `The row gives ${agents} agents and a target (${target}): it is not clear which of them is asked for.`,
        { field: 'agents', value: String(agents) },
      );
    }
    return { agents, binding: null, performance: model.evaluate(load, agents, within) };
  }
}

/**
 * Handle times of a chat by number held. A concurrency without a list takes the same handle time at every number; with a
 * longer list it takes the list's beginning.
 */
function handleTimesOf(problem: StaffingProblem, modelId: string): readonly number[] | null {
  const { ahtByConcurrency, concurrency, ahtSeconds } = problem;
  if (modelId !== 'chat' || concurrency === null) return ahtByConcurrency;
  if (!(Number.isSafeInteger(concurrency) && concurrency >= 1 && concurrency <= MOST_CHATS_AT_ONCE)) {
    throw new AgnerError(
      'QUEUE_INPUT_INVALID',
      `concurrency is ${concurrency}; it has to be whole, from 1 to ${MOST_CHATS_AT_ONCE}.`,
      { field: 'concurrency', value: String(concurrency) },
    );
  }
  if (ahtByConcurrency === null) return ahtSeconds === null ? null : Array(concurrency).fill(ahtSeconds);
  if (concurrency <= ahtByConcurrency.length) return ahtByConcurrency.slice(0, concurrency);
  throw new AgnerError(
    'STAFFING_PROBLEM_TWOFOLD',
    `concurrency is ${concurrency}, but ahtByConcurrency lists ${ahtByConcurrency.length} handle times.`,
    {
      field: 'concurrency',
      value: String(concurrency),
      next: 'List one handle time for each number of chats.',
    },
  );
}

const MOST_CHATS_AT_ONCE = 100;

function modelIdOf(written: string): string {
  const id = written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return Object.hasOwn(MODEL_SYNONYMS, id)
    ? (MODEL_SYNONYMS[id] as string)
    : id.replace(/^erlang(?=[a-z])/, 'erlang-');
}

/**
 * Erlangs and handle time. Chats without a handle time have that of one chat at a time: only their rate counts. Erlang B
 * needs none: nobody waits.
 */
function loadOf(problem: StaffingProblem, modelId: string): Load {
  const { erlangs, offered, intervalMinutes, ahtByConcurrency } = problem;
  const ahtSeconds =
    problem.ahtSeconds ??
    ahtByConcurrency?.[0] ??
    (modelId === 'erlang-b' && erlangs !== null ? ANY_AHT_SECONDS : undefined);
  if (ahtSeconds === undefined) throw missing('ahtSeconds');
  if (offered === null || (erlangs !== null && intervalMinutes === null)) {
    if (erlangs === null) throw missing('erlangs');
    return { erlangs, ahtSeconds };
  }
  if (intervalMinutes === null) throw missing('intervalMinutes');
  if (!(intervalMinutes > 0)) {
    throw new AgnerError(
      'QUEUE_INPUT_INVALID',
      `intervalMinutes is ${intervalMinutes}; it has to be above 0.`,
      { field: 'intervalMinutes', value: String(intervalMinutes) },
    );
  }
  const load = offeredLoad(offered, ahtSeconds, intervalMinutes * 60);
  if (erlangs === null) return load;
  if (Math.abs(load.erlangs - erlangs) <= SAME_LOAD * load.erlangs) return { erlangs, ahtSeconds };
  throw new AgnerError(
    'STAFFING_PROBLEM_TWOFOLD',
    `The row gives ${erlangs} erlangs and contacts that make ${load.erlangs}: it is not clear which of them is meant.`,
    { field: 'erlangs', value: String(erlangs), next: 'Leave erlangs or offered empty, or make them agree.' },
  );
}

/** How far two ways of writing one load may differ by rounding. */
const SAME_LOAD = 1e-6;
/** Blocking depends on the load alone. */
const ANY_AHT_SECONDS = 1;

function missing(field: string): AgnerError {
  return new AgnerError('STAFFING_PROBLEM_INCOMPLETE', `The row has no ${field}.`, { field });
}

function policyOf({ slPolicy }: StaffingProblem): ModelPolicy {
  if (slPolicy === 'ignoreShort') {
    throw new AgnerError(
      'QUEUE_TARGET_INVALID',
      'The policy ignoreShort needs measured abandons, so no queue model can answer it.',
      {
        field: 'slPolicy',
        value: slPolicy,
        next: 'Use offered, answered, ignoreWithin, notLate or virtual.',
      },
    );
  }
  return slPolicy ?? (DEFAULT_SERVICE_LEVEL_POLICY as ModelPolicy);
}

function targetsOf(problem: StaffingProblem, policy: ModelPolicy): SizingTargets {
  const { slTarget, asaTargetSeconds, withinSeconds } = problem;
  if (slTarget !== null && withinSeconds === null) throw missing('withinSeconds');
  return given({
    serviceLevel:
      slTarget === null
        ? null
        : { target: slTarget, withinSeconds: withinSeconds ?? ANSWERED_AT_ONCE, policy },
    asa:
      asaTargetSeconds === null
        ? null
        : { seconds: asaTargetSeconds, of: problem.asaDefinition ?? ('answered' as const) },
    maxOccupancy: problem.maxOccupancy,
    maxAbandonment: problem.maxAbandonment,
    maxBlocking: problem.maxBlocking,
    minAgents: problem.minAgents,
  });
}

function grossUp(agents: number, shrinkage: number): number {
  if (shrinkage >= 0 && shrinkage < 1) return ceilGrossUp(agents, shrinkage);
  throw new AgnerError('SHRINKAGE_INVALID', `shrinkage is ${shrinkage}; it has to be from 0 to below 1.`, {
    field: 'shrinkage',
    value: String(shrinkage),
  });
}

type Given<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

/** Only what was given: an empty cell is an absent key. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Given<T>;
}
