import { AgnerError } from '../core/index.ts';
import { erlangC } from './erlang-c.ts';
import { checkLoad, checkStaff, type Load } from './load.ts';
import { checkPatience, checkPatienceScale } from './patience.ts';
import { abandonedShare, patientPerformance } from './patient-performance.ts';
import type { Performance } from './performance.ts';
import type { QueueModel } from './queue-model.ts';
import { sizeByEvaluation } from './size-by-evaluation.ts';

const LARGEST_STEPS = 100;
const PRECISION = 2 ** -52;

/**
 * Erlang X: Erlang A whose callers, having hung up, call again with probability r. The load that the agents meet is the
 * fixed point
 *
 *   effective = offered + r effective P(abandon | effective),
 *
 * with repeated calls taken to arrive like new ones, at random and much later than the first attempt. All measures are
 * of an attempt at the effective load. (G. Koole, Call Center Optimization, 2013, section on redials; an approximation of
 * the retrial queue, exact as the time to the next attempt grows.)
 *
 * @param patienceSeconds mean patience, at least 0; Infinity for callers who never hang up, which is Erlang C.
 * @param retryProbability r, 0 to below 1. @throws AgnerError QUEUE_INPUT_INVALID for anything else.
 */
export function erlangX(patienceSeconds: number, retryProbability: number): QueueModel {
  checkPatience(patienceSeconds);
  if (!(retryProbability >= 0 && retryProbability < 1)) {
    throw new AgnerError(
      'QUEUE_INPUT_INVALID',
      `retryProbability is ${retryProbability}; it has to be from 0 to below 1.`,
      { field: 'retryProbability', value: String(retryProbability) },
    );
  }
  const evaluate = (load: Load, agents: number, withinSeconds: number): Performance => {
    checkLoad(load);
    checkStaff(agents, withinSeconds);
    if (patienceSeconds === Number.POSITIVE_INFINITY) {
      return { ...erlangC.evaluate(load, agents, withinSeconds), effectiveErlangs: load.erlangs };
    }
    const effectiveErlangs = effectiveLoad(load, patienceSeconds, retryProbability, agents);
    const attempts = { erlangs: effectiveErlangs, ahtSeconds: load.ahtSeconds };
    return { ...patientPerformance(attempts, patienceSeconds, agents, withinSeconds), effectiveErlangs };
  };
  const size: QueueModel['size'] = (load, targets, withinSeconds) =>
    sizeByEvaluation(evaluate, load, targets, withinSeconds);
  return { id: 'erlang-x', fractionalAgents: true, evaluate, size };
}

/**
 * The root of effective - r effective P(abandon) - offered, between offered and offered / (1 - r). The function rises, with
 * slope from 1 - r to 1, so the secant through the ends (Illinois rule) closes in on it from both sides.
 */
function effectiveLoad(load: Load, patienceSeconds: number, retry: number, agents: number): number {
  const { erlangs, ahtSeconds } = load;
  let low = erlangs;
  let high = erlangs / (1 - retry);
  if (agents === 0 || erlangs === 0 || retry === 0) return agents === 0 ? high : erlangs;
  checkPatienceScale(Math.max(high, agents), patienceSeconds, ahtSeconds);
  const excess = (effective: number): number =>
    effective -
    erlangs -
    retry * effective * abandonedShare({ erlangs: effective, ahtSeconds }, patienceSeconds, agents);
  let atLow = excess(low);
  let atHigh = excess(high);
  let kept = 0;
  for (let step = 0; step < LARGEST_STEPS && atLow < 0 && atHigh > 0; step++) {
    if (high - low <= PRECISION * high) break;
    const slopeAt = high - (atHigh * (high - low)) / (atHigh - atLow);
    const middle = slopeAt > low && slopeAt < high ? slopeAt : low + (high - low) / 2;
    const value = excess(middle);
    if (value === 0) return middle;
    if (value < 0) {
      low = middle;
      atLow = value;
      if (kept === -1) atHigh /= 2;
      kept = -1;
    } else {
      high = middle;
      atHigh = value;
      if (kept === 1) atLow /= 2;
      kept = 1;
    }
  }
  return atLow === 0 ? low : low + (high - low) / 2;
}
