import { erlangA } from './erlang-a.ts';
import { KnownStaff } from './known-staff.ts';
import type { ModelPolicy } from './performance.ts';
import { type ProblemA, worstPromiseA } from './promises-a.ts';
import { sizeManyErlangC } from './size-many-erlang-c.ts';
import { checkTargets, type SizingTargets } from './sizing-targets.ts';
import { StaffHints } from './staff-hints.ts';

/** Relative distance from a limit within which only erlangA().size may decide; far wider than any error here. */
const GUARD = 1e-6;
/** Shares smaller than this would not leave the guard wide enough. */
const SMALLEST_SHARE = 0.002;
/** Loads and patiences that the quick evaluation is made for. */
const SMALLEST_ERLANGS = 1e-3;
const LARGEST_ERLANGS = 1e5;
const SMALLEST_PATIENCE_PER_AHT = 1e-3;
const LARGEST_PATIENCE_PER_AHT = 1e4;
/** The policies by which no agents give a level of 0. */
const ZERO_WITHOUT_AGENTS: readonly ModelPolicy[] = ['offered', 'answered', 'virtual'];
const LARGEST_STEPS = 60;
/** After so many steps by slope the bracket is halved instead. */
const STEPS_BY_SLOPE = 8;
/** exp of this is as good as kept, for the size of the next step. */
const DEEPLY_KEPT = -5;

/**
 * erlangA(patience).size(...).agents for many loads at once, into `out`; equal to it in every case.
 *
 * Each search starts from the place that the last load of about this size had in the square-root rule of O. Garnett, A. Mandelbaum and M. Reiman
 * ("Designing a call center with impatient customers", Manufacturing & Service Operations Management 4, 2002), which
 * staffs A + beta sqrt(A) also with patience, and follows the slope of the worst promise. Where it comes near a limit, or
 * a problem is unusual (ASA of the answered, shares below 0.2 %), erlangA().size itself answers. With one handle time
 * and one patience for all, loads between known ones of equal staff need no search.
 *
 * @param loads erlangs. @param ahtSeconds one for all, or one for each load. @param patienceSeconds likewise.
 * @throws RangeError when the arrays differ in length; AgnerError as erlangA and its size do.
 */
export function sizeManyErlangA(
  loads: Float64Array,
  ahtSeconds: Float64Array | number,
  patienceSeconds: Float64Array | number,
  targets: SizingTargets,
  out: Int32Array,
): void {
  checkTargets(targets);
  for (const column of [ahtSeconds, patienceSeconds, out]) {
    if (typeof column !== 'number' && column.length !== loads.length) {
      throw new RangeError(
        `sizeManyErlangA needs arrays of one length; loads has ${loads.length}, another ${column.length}.`,
      );
    }
  }
  if (patienceSeconds === Number.POSITIVE_INFINITY) {
    sizeManyErlangC(loads, ahtSeconds, targets, out);
    return;
  }
  const known =
    typeof ahtSeconds === 'number' && typeof patienceSeconds === 'number' ? new KnownStaff(loads) : null;
  const problem = { erlangs: 0, patienceSeconds: 0, patiencePerAht: 0, withinPerAht: 0, gone: 0 };
  const quickEnough = areUsual(targets);
  const hints = new StaffHints();
  for (let i = 0; i < loads.length; i++) {
    const erlangs = loads[i] as number;
    let agents = known === null ? -1 : known.find(erlangs);
    if (agents < 0) {
      const aht = typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[i] as number);
      const patience = typeof patienceSeconds === 'number' ? patienceSeconds : (patienceSeconds[i] as number);
      const quick = quickEnough && pose(problem, erlangs, aht, patience, targets);
      agents = quick ? search(problem, targets, hints) : -1;
      if (agents < 0) agents = erlangA(patience).size({ erlangs, ahtSeconds: aht }, targets).agents;
      else known?.add(erlangs, agents);
    }
    out[i] = agents;
  }
}

/** Are these targets that worstPromiseA can judge well within the guard, and that nobody at all cannot meet? */
function areUsual(targets: SizingTargets): boolean {
  const { serviceLevel: level, asa, maxAbandonment, minAgents = 0 } = targets;
  if (level === undefined && asa === undefined && maxAbandonment === undefined) return false;
  const missed = level === undefined ? 1 : 1 - level.target;
  if (missed < SMALLEST_SHARE || (maxAbandonment ?? 1) < SMALLEST_SHARE) return false;
  if (asa !== undefined && asa.of !== 'all') return false;
  // Without agents nobody waits longer than he is ready to, and nobody is busy: such a limit would be kept.
  const levelIsZero = level !== undefined && level.target > 0 && ZERO_WITHOUT_AGENTS.includes(level.policy);
  return minAgents > 0 || levelIsZero || (maxAbandonment ?? 1) < 1;
}

/** Fills in the problem; false where its numbers are not those of a contact centre. */
function pose(
  problem: ProblemA,
  erlangs: number,
  ahtSeconds: number,
  patienceSeconds: number,
  { serviceLevel, asa }: SizingTargets,
): boolean {
  const patiencePerAht = patienceSeconds / ahtSeconds;
  const usual =
    erlangs >= SMALLEST_ERLANGS &&
    erlangs <= LARGEST_ERLANGS &&
    patiencePerAht >= SMALLEST_PATIENCE_PER_AHT &&
    patiencePerAht <= LARGEST_PATIENCE_PER_AHT;
  if (!usual || (asa !== undefined && asa.seconds < SMALLEST_SHARE * patienceSeconds)) return false;
  const withinSeconds = serviceLevel?.withinSeconds ?? 0;
  problem.erlangs = erlangs;
  problem.patienceSeconds = patienceSeconds;
  problem.patiencePerAht = patiencePerAht;
  problem.withinPerAht = withinSeconds / ahtSeconds;
  problem.gone = -Math.expm1(-withinSeconds / patienceSeconds);
  return true;
}

/** The smallest staff by bracket and slope, or -1 where only erlangA().size may tell. */
function search(problem: ProblemA, targets: SizingTargets, hints: StaffHints): number {
  const root = Math.sqrt(problem.erlangs);
  const place = hints.place(problem.erlangs);
  const lowest = Math.max(1, targets.minAgents ?? 0);
  let broken = lowest - 1;
  let kept = Number.POSITIVE_INFINITY;
  let agents = Math.max(lowest, Math.ceil(problem.erlangs + hints.beta(place) * root));
  let slope = hints.slope(place) / root;
  let before = 0;
  let beforeDepth = 0;
  for (let step = 0; step < LARGEST_STEPS; step++) {
    const worst = worstPromiseA(problem, targets, agents);
    if (!(worst < 1 - GUARD || worst > 1 + GUARD) || worst === Number.POSITIVE_INFINITY) return -1;
    if (worst < 1) kept = agents;
    else broken = agents;
    const depth = Math.max(DEEPLY_KEPT, Math.log(worst));
    if (step > 0 && depth !== beforeDepth) slope = (depth - beforeDepth) / (agents - before);
    const crossing = agents - depth / slope;
    if (kept - broken === 1) {
      hints.learn(place, (crossing - problem.erlangs) / root, slope * root);
      return kept;
    }
    before = agents;
    beforeDepth = depth;
    if (step >= STEPS_BY_SLOPE && kept < Number.POSITIVE_INFINITY) agents = (broken + kept) >> 1;
    else if (worst < 1) agents = Math.max(broken + 1, Math.min(agents - 1, Math.floor(crossing)));
    else agents = Math.min(kept - 1, Math.max(agents + 1, Math.ceil(crossing)));
  }
  return -1;
}
