import { carriedPerBlocked } from './carried-per-blocked.ts';
import { carriedPerBlockedExpansion } from './carried-per-blocked-expansion.ts';
import { erlangC } from './erlang-c.ts';
import { leastAgentsForOccupancy } from './occupancy-limit.ts';
import { checkTargets, type SizingTargets } from './sizing-targets.ts';

/** Below this load the series itself is as quick as the expansion. */
const EXPANSION_FROM_ERLANGS = 30;
/** Relative distance from a limit within which only erlangC.size may decide; far wider than any error here. */
const GUARD = 1e-6;
/** Newton steps for the square-root rule, and the longest walk from it before erlangC.size takes over. */
const NEWTON_STEPS = 3;
const LONGEST_WALK = 200;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * erlangC.size(...).agents for many loads at once, into `out`; equal to it in every case. Of the targets serviceLevel,
 * asa, maxOccupancy and minAgents count, as they do there.
 *
 * The walk starts from the square-root rule with Halfin and Whitt's P(wait) (Operations Research 29, 1981). Where the
 * walk comes near a limit, or a problem is unusual, erlangC.size itself answers.
 *
 * @param loads erlangs. @param ahtSeconds one for all, or one for each load.
 * @throws RangeError when the arrays differ in length; AgnerError as erlangC.size does.
 */
export function sizeManyErlangC(
  loads: Float64Array,
  ahtSeconds: Float64Array | number,
  targets: SizingTargets,
  out: Int32Array,
): void {
  checkTargets(targets);
  if (out.length !== loads.length || (typeof ahtSeconds !== 'number' && ahtSeconds.length !== loads.length)) {
    throw new RangeError(
      `sizeManyErlangC needs arrays of one length; loads has ${loads.length}, out ${out.length}.`,
    );
  }
  for (let i = 0; i < loads.length; i++) {
    const erlangs = loads[i] as number;
    const aht = typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[i] as number);
    const quick = quickly(erlangs, aht, targets);
    out[i] = quick >= 0 ? quick : erlangC.size({ erlangs, ahtSeconds: aht }, targets).agents;
  }
}

/** The smallest staff, or -1 where only erlangC.size may tell. */
function quickly(erlangs: number, ahtSeconds: number, targets: SizingTargets): number {
  const { serviceLevel: level, asa, maxOccupancy, minAgents = 0 } = targets;
  if (level === undefined || !(erlangs > 0 && erlangs <= 1e6) || !(ahtSeconds > 0 && ahtSeconds < 1e9))
    return -1;
  const allowed = 1 - level.target;
  if (!(allowed > GUARD && allowed < 1 - GUARD)) return -1;
  const withinPerAht = level.withinSeconds / ahtSeconds;
  const asaPerAht = asa === undefined ? Number.POSITIVE_INFINITY : asa.seconds / ahtSeconds;
  let lowest = Math.max(minAgents, Math.floor(erlangs) + 1);
  if (maxOccupancy !== undefined) lowest = Math.max(lowest, leastAgentsForOccupancy(erlangs, maxOccupancy));
  const large = erlangs >= EXPANSION_FROM_ERLANGS;
  let agents = large ? Math.max(lowest, squareRootRule(erlangs, withinPerAht, allowed)) : lowest;
  if (large && agents > 1.5 * erlangs) return -1;
  let carried = large ? carriedPerBlockedExpansion(agents, erlangs) : carriedPerBlocked(agents, erlangs);
  let late = Math.exp((erlangs - agents) * withinPerAht);
  const decay = Math.exp(-withinPerAht);
  let worst = excess(agents, erlangs, carried, late, allowed, asaPerAht);
  if (worst <= 1) {
    while (agents > lowest && worst <= 1 - GUARD) {
      carried = (carried * erlangs) / agents - 1;
      late /= decay;
      const fewer = excess(agents - 1, erlangs, carried, late, allowed, asaPerAht);
      if (fewer > 1 + GUARD) return agents;
      agents--;
      worst = fewer;
    }
    return worst <= 1 - GUARD ? agents : -1;
  }
  for (let step = 0; step < LONGEST_WALK && worst > 1 + GUARD; step++) {
    agents++;
    carried = (agents / erlangs) * (1 + carried);
    late *= decay;
    worst = excess(agents, erlangs, carried, late, allowed, asaPerAht);
    if (worst <= 1 - GUARD) return agents;
  }
  return -1;
}

/** By what factor the worse of the two promises is broken; at most 1 where both are kept. */
function excess(
  agents: number,
  erlangs: number,
  carried: number,
  late: number,
  allowed: number,
  asaPerAht: number,
): number {
  const spare = agents - erlangs;
  const pWait = agents / (agents + spare * carried);
  return Math.max((pWait * late) / allowed, pWait / (spare * asaPerAht));
}

/** About the agents whose share of late callers is `allowed`: erlangs + beta sqrt(erlangs), beta by Newton's rule. */
function squareRootRule(erlangs: number, withinPerAht: number, allowed: number): number {
  const root = Math.sqrt(erlangs);
  const rate = root * withinPerAht;
  const goal = Math.log(allowed);
  let beta = 0;
  for (let step = 0; step < NEWTON_STEPS; step++) {
    // Boyd's bound on Mills' ratio (1959), within 1 %: the walk makes good what the guess lacks.
    const tail = Math.PI / ((Math.PI - 1) * beta + Math.sqrt(beta * beta + 2 * Math.PI));
    const mills = ROOT_TWO_PI * Math.exp((beta * beta) / 2) - tail;
    const inverse = 1 + beta * mills;
    const distance = -beta * rate - Math.log(inverse) - goal;
    beta = Math.min(6, Math.max(0, beta + distance / (rate + mills / inverse + beta)));
  }
  return Math.ceil(erlangs + beta * root);
}
