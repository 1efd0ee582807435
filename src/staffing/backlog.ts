import { tautString } from './taut-string.ts';

/**
 * Deferred work over consecutive intervals. Work is in agent-intervals: what one agent does in one interval. Closed
 * intervals bring work and do none; the clock of a deadline runs in open intervals only.
 */
export interface BacklogProblem {
  /** Work that arrives in each interval, evenly within it. At least 0. */
  readonly work: Float64Array;
  /** 1 where the interval is open. */
  readonly open: Uint8Array;
  /** Open intervals in which work has to be done after it arrives; whole, at least 1. */
  readonly deadlineIntervals: number;
  /** Work already waiting at the start; its deadline runs from the first opening. */
  readonly openingBacklog?: number;
  /** Agents that are there in every open interval whatever the work. */
  readonly minAgents?: number;
  /**
   * What happens to work whose deadline lies beyond the last interval. `clear` (default): it is done before the end,
   * so that a plan leaves no debt behind it. `carry`: it may be left over.
   */
  readonly endOfHorizon?: 'clear' | 'carry';
}

/** Arrays are per interval; closed intervals hold 0 staff. */
export interface BacklogPlan {
  /** The most even staffing, in fractions of agents. */
  readonly level: Float64Array;
  /** Its largest value: no constant or varying staff with a lower peak clears every deadline. */
  readonly peak: number;
  /** Whole agents that clear every deadline as well; at most ceil(peak), or minAgents where that is more. */
  readonly agents: Float64Array;
  /** Whole agents the deadlines need before the minimum. */
  readonly needed: Float64Array;
  /** Work done in each interval by the whole agents. */
  readonly done: Float64Array;
  /** Work waiting at the end of each interval. */
  readonly waiting: Float64Array;
}

/** Below this part of an agent-interval a shortfall is rounding of doubles, not work. */
const ROUNDING_SLACK = 1e-9;

/**
 * The least and most even staffing that clears every deadline, first in fractions, then in whole agents.
 *
 * On the axis of open time let A be the work arrived and D the work due, which is A shifted by the deadline. Work done,
 * S, has D <= S <= A; its slope is the staff. Everything is linear within an interval (work that arrived while closed
 * is a jump at the opening), so the ends of intervals decide. The taut string in that corridor has the smallest peak,
 * which equals the largest of (work due by j - work arrived by i) / (j - i), and is the most even path.
 *
 * Whole agents: walking forwards, each interval gets the fewest agents that keep the work really done at or above
 * S. What is done is concave within the interval and S is linear, so no deadline inside it is missed either.
 */
export function planBacklog(problem: BacklogProblem): BacklogPlan {
  const {
    work,
    open,
    deadlineIntervals,
    openingBacklog = 0,
    minAgents = 0,
    endOfHorizon = 'clear',
  } = problem;
  const opened: number[] = [];
  for (let i = 0; i < work.length; i++) if (open[i] === 1) opened.push(i);
  const { before, after } = arrivals(work, open, openingBacklog);

  const last = opened.length;
  const lower = new Float64Array(last + 1);
  const upper = before.slice();
  for (let j = deadlineIntervals; j <= last; j++) lower[j] = after[j - deadlineIntervals] as number;
  lower[0] = 0;
  upper[0] = 0;
  if (endOfHorizon === 'clear') lower[last] = upper[last] as number;
  else upper[last] = lower[last] as number;
  const path = tautString(lower, upper);

  const level = new Float64Array(work.length);
  const agents = new Float64Array(work.length);
  const needed = new Float64Array(work.length);
  const done = new Float64Array(work.length);
  let peak = 0;
  let finished = 0;
  for (let j = 0; j < last; j++) {
    const i = opened[j] as number;
    const goal = path[j + 1] as number;
    level[i] = goal - (path[j] as number);
    peak = Math.max(peak, level[i] as number);
    needed[i] = Math.max(0, Math.ceil(goal - finished - ROUNDING_SLACK));
    agents[i] = Math.max(minAgents, needed[i] as number);
    const reached = Math.min(finished + (agents[i] as number), before[j + 1] as number);
    done[i] = reached - finished;
    finished = reached;
  }
  return { level, peak, agents, needed, done, waiting: waitingWork(work, done, openingBacklog) };
}

/**
 * Cumulative work at the boundaries 0..N of the open intervals: `before` counts what arrived up to the closing of
 * interval j - 1, `after` adds what came while closed, up to the opening of interval j.
 */
function arrivals(
  work: Float64Array,
  open: Uint8Array,
  openingBacklog: number,
): { before: Float64Array; after: Float64Array } {
  const before: number[] = [0];
  const after: number[] = [];
  let total = openingBacklog;
  for (let i = 0; i < work.length; i++) {
    if (open[i] === 1) after.push(total);
    total += work[i] as number;
    if (open[i] === 1) before.push(total);
  }
  after.push(total);
  return { before: Float64Array.from(before), after: Float64Array.from(after) };
}

function waitingWork(work: Float64Array, done: Float64Array, openingBacklog: number): Float64Array {
  let waiting = openingBacklog;
  return Float64Array.from(work, (arriving, i) => {
    waiting = Math.max(0, waiting + arriving - (done[i] as number));
    return waiting;
  });
}
