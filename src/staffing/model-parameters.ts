import type { ModelParameters } from '../erlang/index.ts';
import type { QueueTarget } from './targets.ts';

/** The keys of a queue's targets that are parameters of its model, not targets. */
export type ModelParameter =
  | 'patienceSeconds'
  | 'lines'
  | 'retryProbability'
  | 'rateCv'
  | 'ahtByConcurrency'
  | 'idleThreshold';

interface ParametersOfModel {
  readonly needs: readonly ModelParameter[];
  /** Read where given; the model does without. */
  readonly takes?: readonly ModelParameter[];
}

/** What each model reads of a queue's targets. One that is not listed reads none. */
const PARAMETERS: Readonly<Record<string, ParametersOfModel>> = {
  'erlang-a': { needs: ['patienceSeconds'] },
  'erlang-k': { needs: ['lines'] },
  'erlang-ka': { needs: ['lines', 'patienceSeconds'] },
  'erlang-x': { needs: ['patienceSeconds', 'retryProbability'] },
  'erlang-gc': { needs: ['rateCv'] },
  'erlang-ga': { needs: ['patienceSeconds', 'rateCv'] },
  chat: { needs: ['ahtByConcurrency'], takes: ['patienceSeconds'] },
  'chat-slots': { needs: [], takes: ['ahtByConcurrency'] },
  blend: { needs: [], takes: ['idleThreshold'] },
};

const NONE: ParametersOfModel = { needs: [] };

function parametersOf(model: string): ParametersOfModel {
  return (Object.hasOwn(PARAMETERS, model) ? PARAMETERS[model] : undefined) ?? NONE;
}

/** The first parameter that the model cannot do without and the targets do not give; null = all are there. */
export function missingParameter(
  model: string,
  given: Readonly<Partial<Record<ModelParameter, unknown>>>,
): ModelParameter | null {
  return parametersOf(model).needs.find((key) => given[key] === undefined || given[key] === null) ?? null;
}

/** The parameters that a queue gives and its model reads, in the order of docs/models-queueing.md. */
export function usedParameters(target: QueueTarget): ModelParameter[] {
  const { needs, takes = [] } = parametersOf(target.model);
  return [...needs, ...takes].filter((key) => target[key] !== null);
}

/** A queue's parameters in the queue model's words. */
export function modelParameters(target: QueueTarget): ModelParameters {
  return {
    concurrency: target.ahtByConcurrency?.length,
    patienceSeconds: target.patienceSeconds ?? undefined,
    lines: target.lines ?? undefined,
    retryProbability: target.retryProbability ?? undefined,
    rateCv: target.rateCv ?? undefined,
    ahtByConcurrency: target.ahtByConcurrency ?? undefined,
    idleThreshold: target.idleThreshold ?? undefined,
  };
}

/**
 * What a planner should know of a service level in a model whose callers hang up: those who hang up make room for the
 * others, so that a level alone can be met by losing callers. Null where there is nothing to tell.
 */
export function abandonmentAdvice(target: QueueTarget): string | null {
  if (target.serviceLevel === null || target.maxAbandonment !== null) return null;
  if (!usedParameters(target).includes('patienceSeconds')) return null;
  return `Queue ${target.queueId}: ${target.model} is sized to a service level without maxAbandonment; callers who hang up make the level easier to meet, so an abandonment cap always belongs beside an SL target.`;
}
