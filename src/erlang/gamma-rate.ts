import { gaussLegendre } from '../math/index.ts';
import { refuseParameter } from './check-parameter.ts';
import { checkLoad, checkStaff, LARGEST_ERLANGS, type Load } from './load.ts';
import type { ModelPolicy, Performance } from './performance.ts';
import type { QueueModel, Sizing } from './queue-model.ts';
import { rateNodes } from './rate-nodes.ts';
import { sizeByEvaluation } from './size-by-evaluation.ts';

/** Share of callers who may meet an overloaded queue before means over all of them are said to have no value. */
const NEGLIGIBLE_OVERLOAD = 1e-12;
const POLICIES: readonly ModelPolicy[] = ['offered', 'answered', 'ignoreWithin', 'notLate', 'virtual'];

/**
 * A queue whose arrival rate is itself uncertain: gamma-distributed around the load's, with coefficient of variation
 * `rateCv`, and constant while a caller is there. Each measure is that of a random caller, so rates weigh by the callers
 * they bring: under a gamma rate of shape k = 1/cv² a caller meets one of shape k + 1. Shares are quotients of averages,
 * never averages of quotients.
 *
 * With Erlang C underneath, callers who meet more load than agents wait for ever: they count as not served in every
 * service level, and the mean waits and the line have no value once they are more than one in 10^12.
 *
 * G. Jongbloed and G. Koole, "Managing uncertainty in call centres using Poisson mixtures", Applied Stochastic Models in
 * Business and Industry 17, 2001.
 *
 * @param rateCv at least 0; 0 is the model underneath. @throws AgnerError QUEUE_INPUT_INVALID otherwise.
 */
export function gammaRate(id: string, underneath: QueueModel, rateCv: number): QueueModel {
  if (!(rateCv >= 0 && rateCv <= LARGEST_CV)) {
    refuseParameter('rateCv', rateCv, `from 0 to ${LARGEST_CV}`);
  }
  const evaluate = (load: Load, agents: number, withinSeconds: number): Performance => {
    checkLoad(load);
    checkStaff(agents, withinSeconds);
    if (rateCv < SMALLEST_CV || load.erlangs === 0 || agents === 0) {
      return underneath.evaluate(load, agents, withinSeconds);
    }
    return averageOverCallers(underneath, load, rateCv, agents, withinSeconds);
  };
  const size: QueueModel['size'] = (load, targets, withinSeconds): Sizing =>
    sizeByEvaluation(evaluate, load, targets, withinSeconds);
  return { id, fractionalAgents: underneath.fractionalAgents, evaluate, size };
}

/** Beyond it nearly every interval is empty and a few hold everything. */
const LARGEST_CV = 10;
/** A rate this sure is one rate to the last digit. */
const SMALLEST_CV = 1e-9;

function averageOverCallers(
  underneath: QueueModel,
  load: Load,
  rateCv: number,
  agents: number,
  withinSeconds: number,
): Performance {
  const sum = { pWait: 0, carried: 0, overload: 0, abandoned: 0, abandonedWithin: 0 };
  const levels = { offered: 0, answered: 0, ignoreWithin: 0, notLate: 0, virtual: 0 };
  const waits = { answered: 0, all: 0, virtual: 0 };
  for (const { factor, weight } of rateNodes(rateCv, agents / load.erlangs, agents, RULE)) {
    const erlangs = Math.min(LARGEST_ERLANGS, load.erlangs * factor);
    const at = underneath.evaluate({ ...load, erlangs }, agents, withinSeconds);
    const answered = 1 - (at.pAbandon ?? 0);
    sum.pWait += weight * (at.pWait ?? 0);
    sum.carried += weight * (at.carriedErlangs / erlangs);
    sum.abandoned += weight * (at.pAbandon ?? 0);
    if (at.unstable) {
      sum.overload += weight;
      continue;
    }
    const level = at.serviceLevel;
    if (level === null) continue;
    levels.offered += weight * level.offered;
    levels.notLate += weight * level.notLate;
    levels.virtual += weight * level.virtual;
    sum.abandonedWithin += weight * (level.notLate - level.offered);
    waits.answered += weight * answered * (at.asaAnsweredSeconds ?? 0);
    waits.all += weight * (at.asaAllSeconds ?? 0);
    waits.virtual += weight * (at.asaVirtualSeconds ?? 0);
  }
  const answered = 1 - sum.abandoned;
  levels.answered = answered > 0 ? levels.offered / answered : 0;
  levels.ignoreWithin = levels.offered / (1 - sum.abandonedWithin);
  for (const policy of POLICIES) levels[policy] = Math.min(1, Math.max(0, levels[policy]));
  const finite = sum.overload <= NEGLIGIBLE_OVERLOAD;
  const carriedErlangs = load.erlangs * sum.carried;
  return {
    agents,
    slots: agents,
    unstable: false,
    pWait: Math.min(1, sum.pWait),
    pBlock: 0,
    withinSeconds,
    serviceLevel: levels,
    asaAnsweredSeconds: finite && answered > 0 ? waits.answered / answered : null,
    asaAllSeconds: finite ? waits.all : null,
    asaVirtualSeconds: finite ? waits.virtual : null,
    pAbandon: Math.min(1, sum.abandoned),
    carriedErlangs,
    occupancy: Math.min(1, carriedErlangs / agents),
    queueLength: finite ? (load.erlangs / load.ahtSeconds) * waits.all : null,
    effectiveErlangs: null,
    outboundPerSecond: null,
  };
}

const RULE = gaussLegendre(12);
