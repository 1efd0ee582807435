import { carriedPerBlocked } from './carried-per-blocked.ts';
import { transitionExpansion } from './carried-per-blocked-expansion.ts';
import { etaOf } from './gamma-transition.ts';
import type { SizingTargets } from './sizing-targets.ts';
import { waitingLine } from './waiting-line.ts';

/** The expansion is good to 1e-9 between these; the series is quicker before. */
const SMALLEST_SHAPE = 30;
const LARGEST_ETA = 0.5;
const SHORT_SERIES = 64;
const LARGEST_TERMS = 400;
const NEGLIGIBLE = 1e-11;

/** One staffing problem of Erlang A with what does not depend on the staff worked out; used again for the next one. */
export interface ProblemA {
  erlangs: number;
  patienceSeconds: number;
  patiencePerAht: number;
  withinPerAht: number;
  /** 1 - exp(-threshold / patience): the share of callers who are not ready to wait so long. */
  gone: number;
}

/**
 * By what factor the worst of the promises of Erlang A is broken with this staff; at most 1 where all are kept. The
 * formulas of erlang-a.ts in the parts that decide, good to 1e-8 or better, NaN or Infinity where numbers get too large.
 * With M = 1F1(1; x + 1; y), m = M - 1, q = carriedPerBlocked and late = exp(E) of line-after.ts, all over M + q:
 * answered q + (n/A) m, of them late (n/A) late m(y still), abandoned 1 + m (1 - n/A), P(wait) M.
 *
 * @param agents at least 1. @param targets ASA of all callers only.
 */
export function worstPromiseA(problem: ProblemA, targets: SizingTargets, agents: number): number {
  const { erlangs, patienceSeconds, patiencePerAht, withinPerAht, gone } = problem;
  const { serviceLevel: level, asa, maxAbandonment, maxOccupancy = 1 } = targets;
  const perErlang = agents / erlangs;
  const excess = erlangs - agents;
  const x = agents * patiencePerAht;
  const y = erlangs * patiencePerAht;
  const eta = agents >= SMALLEST_SHAPE || x >= SMALLEST_SHAPE ? etaOf(excess / agents) : 1;
  const expands = Math.abs(eta) <= LARGEST_ETA;
  const carried =
    expands && agents >= SMALLEST_SHAPE
      ? transitionExpansion(agents, eta, 1)
      : carriedPerBlocked(agents, erlangs);
  const waiting = waitingMass(x, y, excess * patiencePerAht, eta);
  const all = 1 + waiting + carried;
  const answered = carried + perErlang * waiting;
  const left = 1 + waiting * (1 - perErlang);
  let worst = 0;
  if (level !== undefined && level.target > 0) {
    const still = 1 - gone;
    const arriving = y * still;
    const later = excess * patiencePerAht - y * gone;
    const laterWaiting =
      gone === 0 ? waiting : waitingMass(x, arriving, later, x >= SMALLEST_SHAPE ? etaOf(later / x) : 1);
    const late = Math.exp(y * gone - agents * withinPerAht);
    const answeredLate = perErlang * late * laterWaiting;
    const waitedLonger = late * (1 + laterWaiting);
    worst = missed(level.policy, all, answered, left, answeredLate, waitedLonger, still) / (1 - level.target);
  }
  if (maxAbandonment !== undefined) worst = Math.max(worst, left / all / maxAbandonment);
  if (asa !== undefined) worst = Math.max(worst, ((left / all) * patienceSeconds) / asa.seconds);
  if (maxOccupancy < 1) worst = Math.max(worst, answered / all / perErlang / maxOccupancy);
  return worst;
}

/** 1 - service level, by policy. @param waitedLonger of a caller who never hangs up. */
function missed(
  policy: NonNullable<SizingTargets['serviceLevel']>['policy'],
  all: number,
  answered: number,
  left: number,
  answeredLate: number,
  waitedLonger: number,
  still: number,
): number {
  switch (policy) {
    case 'offered':
      return (left + answeredLate) / all;
    case 'answered':
      return answeredLate / answered;
    case 'ignoreWithin':
      return (still * waitedLonger) / (answered - answeredLate + still * waitedLonger);
    case 'notLate':
      return (still * waitedLonger) / all;
    case 'virtual':
      return waitedLonger / all;
  }
}

/** m = 1F1(1; x + 1; y) - 1: the weight of the states with a line, over that of all busy and none waiting. */
function waitingMass(x: number, y: number, excess: number, eta: number): number {
  if (x >= SMALLEST_SHAPE && Math.abs(eta) <= LARGEST_ETA) return transitionExpansion(x, eta, -1) - 1;
  if (y > SHORT_SERIES) return 1 / waitingLine(x, y, excess).alone - 1;
  let term = y / (x + 1);
  let sum = term;
  for (let j = 2; j < LARGEST_TERMS; j++) {
    term *= y / (x + j);
    sum += term;
    if (term < sum * NEGLIGIBLE) break;
  }
  return sum;
}
