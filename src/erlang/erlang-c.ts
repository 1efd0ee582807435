import { carriedPerBlocked } from './carried-per-blocked.ts';
import { EXACT_FROM_ERLANGS } from './carried-per-blocked-expansion.ts';
import { checkLoad, checkStaff, type Load } from './load.ts';
import { leastAgentsForOccupancy } from './occupancy-limit.ts';
import type { Performance } from './performance.ts';
import { DEFAULT_WITHIN_SECONDS, type QueueModel, type Sizing } from './queue-model.ts';
import { type Binding, checkTargets, type SizingTargets } from './sizing-targets.ts';
import { squareRootRule } from './square-root-rule.ts';
import { unstablePerformance } from './unstable-performance.ts';

/**
 * Erlang C, M/M/n: Poisson arrivals, exponential handle times, callers who wait without limit and never hang up.
 * A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone
 * exchanges", 1917.
 *
 * With A erlangs, n agents and q = (1 - B)/B of Erlang B: P(wait) = n / (n + (n - A) q); a wait is exponential with
 * rate (n - A)/AHT, so SL(t) = 1 - P(wait) exp(-(n - A) t / AHT) and ASA = P(wait) AHT / (n - A).
 *
 * Nobody abandons, so the five service-level policies coincide, and so do the three mean waits. Agents may be
 * fractional (the continuous extension of B). With agents <= erlangs the queue is unstable: see Performance.
 */
export const erlangC: QueueModel = { id: 'erlang-c', fractionalAgents: true, evaluate, size };

function evaluate(load: Load, agents: number, withinSeconds: number): Performance {
  checkLoad(load);
  checkStaff(agents, withinSeconds);
  if (agents <= load.erlangs) return unstablePerformance(agents, agents, withinSeconds);
  return stable(load, agents, withinSeconds, freeness(load, agents));
}

/** (n - A) q, so that P(wait) = n / (n + it); not above 0 where the queue is unstable. */
function freeness({ erlangs }: Load, agents: number): number {
  const spare = agents - erlangs;
  return spare > 0 ? spare * carriedPerBlocked(agents, erlangs) : 0;
}

function stable(load: Load, agents: number, withinSeconds: number, free: number): Performance {
  const { erlangs, ahtSeconds } = load;
  const spare = agents - erlangs;
  const pWait = agents / (agents + free);
  const level = serviceLevel(agents, free, (spare * withinSeconds) / ahtSeconds);
  const asa = meanWait(pWait, spare, ahtSeconds);
  return {
    agents,
    slots: agents,
    unstable: false,
    pWait,
    pBlock: 0,
    withinSeconds,
    serviceLevel: { offered: level, answered: level, ignoreWithin: level, notLate: level, virtual: level },
    asaAnsweredSeconds: asa,
    asaAllSeconds: asa,
    asaVirtualSeconds: asa,
    pAbandon: 0,
    carriedErlangs: erlangs,
    occupancy: erlangs / agents,
    queueLength: (pWait * erlangs) / spare,
    effectiveErlangs: null,
    outboundPerSecond: null,
  };
}

/** Above this share of late callers 1 - late would lose digits of the service level. */
const MOSTLY_LATE = 0.5;

/**
 * 1 - P(wait) exp(-x); where that is near 0, P(no wait) + P(wait) (1 - exp(-x)), which keeps its digits.
 *
 * @param free see freeness(). @param x the threshold in mean waits of those who wait.
 */
function serviceLevel(agents: number, free: number, x: number): number {
  const pWait = agents / (agents + free);
  const late = pWait * Math.exp(-x);
  return late < MOSTLY_LATE ? 1 - late : free / (agents + free) - pWait * Math.expm1(-x);
}

function meanWait(pWait: number, spare: number, ahtSeconds: number): number {
  return (pWait * ahtSeconds) / spare;
}

function size(load: Load, targets: SizingTargets, withinSeconds?: number): Sizing {
  checkLoad(load);
  checkTargets(targets);
  const within = withinSeconds ?? targets.serviceLevel?.withinSeconds ?? DEFAULT_WITHIN_SECONDS;
  const minimum = targets.minAgents ?? 0;
  checkStaff(minimum, within);
  if (load.erlangs === 0) {
    return { agents: minimum, binding: 'minimum', performance: evaluate(load, minimum, within) };
  }
  const stableFrom = Math.floor(load.erlangs) + 1;
  const occupancyFrom =
    targets.maxOccupancy === undefined ? 0 : leastAgentsForOccupancy(load.erlangs, targets.maxOccupancy);
  const lowest = Math.max(minimum, stableFrom, occupancyFrom);
  const promises = targets.serviceLevel !== undefined || targets.asa !== undefined;
  let agents = promises ? scanUpwards(load, targets, Math.max(lowest, startOf(load, targets))) : lowest;
  // The scan carries rounding errors of its own; the answer must be the one that evaluate() confirms.
  let free = freeness(load, agents);
  while (brokenPromise(load, targets, agents, free) !== null) free = freeness(load, ++agents);
  for (;;) {
    const freeWithFewer = freeness(load, agents - 1);
    const broken = brokenPromise(load, targets, agents - 1, freeWithFewer);
    if (agents > lowest && broken === null) {
      agents--;
      free = freeWithFewer;
      continue;
    }
    const binding = broken ?? bindingBesidesPromises(targets, agents - 1, occupancyFrom);
    return { agents, binding, performance: stable(load, agents, within, free) };
  }
}

/** Where the scan of a large load starts; the walk back from it is short, as the rule is right to an agent or two. */
function startOf({ erlangs, ahtSeconds }: Load, { serviceLevel: level }: SizingTargets): number {
  if (level === undefined || level.target === 0 || erlangs < EXACT_FROM_ERLANGS) return 0;
  return squareRootRule(erlangs, level.withinSeconds / ahtSeconds, 1 - level.target);
}

/**
 * About the smallest n >= lowest that keeps the promises on waiting, by one series at `lowest` and then one
 * multiplication an agent. The square-root rule bounds the walk: n - A is a few sqrt(A) unless a target is extreme,
 * and it ends at the latest where P(wait) underflows to 0, some 38 sqrt(A) + 170 agents up.
 */
function scanUpwards(load: Load, targets: SizingTargets, lowest: number): number {
  const { erlangs, ahtSeconds } = load;
  const { serviceLevel: level, asa } = targets;
  const allowedLate = level === undefined ? 1 : 1 - level.target;
  const asaPerAht = asa === undefined ? Number.POSITIVE_INFINITY : asa.seconds / ahtSeconds;
  const withinPerAht = level === undefined ? 0 : level.withinSeconds / ahtSeconds;
  const perErlang = 1 / erlangs;
  const decay = Math.exp(-withinPerAht);
  let agents = lowest;
  let carried = carriedPerBlocked(agents, erlangs);
  let late = Math.exp(-(agents - erlangs) * withinPerAht);
  for (;;) {
    const spare = agents - erlangs;
    const pWait = agents / (agents + spare * carried);
    if (pWait * late <= allowedLate && pWait <= asaPerAht * spare) return agents;
    agents++;
    carried = agents * perErlang * (1 + carried);
    late *= decay;
  }
}

/** The promise on waiting that this staff breaks, or null; the same arithmetic as evaluate, without its object. */
function brokenPromise(load: Load, targets: SizingTargets, agents: number, free: number): Binding | null {
  const { serviceLevel: level, asa } = targets;
  if (level === undefined && asa === undefined) return null;
  const spare = agents - load.erlangs;
  if (spare <= 0) return level !== undefined && level.target > 0 ? 'serviceLevel' : asa ? 'asa' : null;
  if (level !== undefined) {
    const reached = serviceLevel(agents, free, (spare * level.withinSeconds) / load.ahtSeconds);
    if (reached < level.target) return 'serviceLevel';
  }
  const pWait = agents / (agents + free);
  return asa !== undefined && meanWait(pWait, spare, load.ahtSeconds) > asa.seconds ? 'asa' : null;
}

/** What `fewer` agents break when they keep every promise on waiting, in the order of BINDINGS. */
function bindingBesidesPromises(targets: SizingTargets, fewer: number, occupancyFrom: number): Binding {
  const { maxOccupancy = 1, minAgents = 0 } = targets;
  if (fewer < occupancyFrom && maxOccupancy < 1) return 'occupancy';
  return fewer < minAgents ? 'minimum' : 'stability';
}
