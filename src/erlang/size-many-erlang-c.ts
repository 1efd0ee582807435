import { carriedPerBlocked } from './carried-per-blocked.ts';
import { carriedPerBlockedExpansion } from './carried-per-blocked-expansion.ts';
import { erlangC } from './erlang-c.ts';
import { KnownStaff } from './known-staff.ts';
import { leastAgentsForOccupancy } from './occupancy-limit.ts';
import { checkTargets, type SizingTargets } from './sizing-targets.ts';
import { squareRootBeta } from './square-root-rule.ts';

/** Below this load the series itself is as quick as the expansion. */
const EXPANSION_FROM_ERLANGS = 30;
/** Relative distance from a limit within which only erlangC.size may decide; far wider than any error here. */
const GUARD = 1e-6;
/** The longest walk from the square-root rule before erlangC.size takes over. */
const LONGEST_WALK = 200;
/** One step from the last problem's beta does: the walk makes good what it lacks. */
const NEWTON_STEPS = 1;
const LARGEST_GUESS = 3;

/**
 * erlangC.size(...).agents for many loads at once, into `out`; equal to it in every case. Of the targets serviceLevel,
 * asa, maxOccupancy and minAgents count, as they do there.
 *
 * The walk starts from the square-root rule. Where it comes near a limit, or a problem is unusual, erlangC.size itself
 * answers. With one handle time for all, loads between known ones of equal staff need no walk.
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
  const known = typeof ahtSeconds === 'number' ? new KnownStaff(loads) : null;
  let beta = 1;
  for (let i = 0; i < loads.length; i++) {
    const erlangs = loads[i] as number;
    let agents = known === null ? -1 : known.find(erlangs);
    if (agents < 0) {
      const aht = typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[i] as number);
      agents = quickly(erlangs, aht, targets, beta);
      if (agents < 0) agents = erlangC.size({ erlangs, ahtSeconds: aht }, targets).agents;
      else {
        known?.add(erlangs, agents);
        beta = Math.min(LARGEST_GUESS, (agents - erlangs) / Math.sqrt(erlangs));
      }
    }
    out[i] = agents;
  }
}

/** The smallest staff, or -1 where only erlangC.size may tell. @param guess beta of the square-root rule. */
function quickly(erlangs: number, ahtSeconds: number, targets: SizingTargets, guess: number): number {
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
  let agents = lowest;
  if (large) {
    const root = Math.sqrt(erlangs);
    const beta = squareRootBeta(root * withinPerAht, Math.log(allowed), guess, NEWTON_STEPS);
    agents = Math.max(lowest, Math.ceil(erlangs + beta * root));
  }
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
