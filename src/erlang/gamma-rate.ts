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
 * @param patienceSeconds mean patience of the model underneath: above the rate whose overload just lets the threshold
 * pass, agents x exp(t / patience) in erlangs, hardly anybody is served in time.
 * @param rateCv at least 0; 0 is the model underneath. @throws AgnerError QUEUE_INPUT_INVALID otherwise.
 */
export function gammaRate(
  id: string,
  underneath: QueueModel,
  rateCv: number,
  patienceSeconds = Number.POSITIVE_INFINITY,
): QueueModel {
  if (!(rateCv >= 0 && rateCv <= LARGEST_CV)) {
    refuseParameter('rateCv', rateCv, `from 0 to ${LARGEST_CV}`);
  }
  const evaluate = (load: Load, agents: number, withinSeconds: number): Performance => {
    checkLoad(load);
    checkStaff(agents, withinSeconds);
    if (rateCv < SMALLEST_CV || load.erlangs === 0 || agents === 0) {
      return underneath.evaluate(load, agents, withinSeconds);
    }
    return averageOverCallers(underneath, load, rateCv, agents, withinSeconds, patienceSeconds);
  };
  const size: QueueModel['size'] = (load, targets, withinSeconds): Sizing =>
    // A sure rate needs about as many, and costs a hundredth to ask.
    sizeByEvaluation(evaluate, load, targets, withinSeconds, {
      guess: underneath.size(load, targets, withinSeconds).agents,
    });
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
  patienceSeconds: number,
): Performance {
  const sum = { pWait: 0, carried: 0, overload: 0, abandoned: 0, abandonedWithin: 0 };
  const levels = { offered: 0, answered: 0, ignoreWithin: 0, notLate: 0, virtual: 0 };
  const waits = { answered: 0, all: 0, virtual: 0 };
  const turning = whereMeasuresTurn(load, agents, withinSeconds, patienceSeconds);
  for (const { factor, weight } of rateNodes(rateCv, turning.criticals, turning.width, RULE)) {
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

/**
 * The rates at which a queue turns from idle to overloaded, and from one whose overload lets the threshold pass to one
 * where nobody is served in time; and how narrow a turn is: 1/sqrt(n) by chance, sqrt(AHT/(patience n)) where the patience
 * is long, AHT/(t n) where the tail of the waits is cut at t.
 */
function whereMeasuresTurn(
  load: Load,
  agents: number,
  withinSeconds: number,
  patienceSeconds: number,
): { readonly criticals: readonly number[]; readonly width: number } {
  const full = agents / load.erlangs;
  const patient = patienceSeconds === Number.POSITIVE_INFINITY;
  const byTail = load.ahtSeconds / (withinSeconds * agents);
  const byPatience = patient
    ? Number.POSITIVE_INFINITY
    : Math.sqrt(load.ahtSeconds / (patienceSeconds * agents));
  return {
    criticals: patient ? [full] : [full, full * Math.exp(withinSeconds / patienceSeconds)],
    width: Math.max(NARROWEST, Math.min(1 / Math.sqrt(agents), byTail, byPatience)),
  };
}

/** A turn narrower than this holds too few callers to count. */
const NARROWEST = 1e-9;
const RULE = gaussLegendre(12);
