import type { Shape } from './shape.ts';

/**
 * What is simulated: one day (or any span) cut into equal intervals, the contacts that come, and the agents who are
 * there. Every array has one entry per interval. Seconds throughout.
 */
export interface Scenario {
  readonly intervalSeconds: number;
  readonly queues: readonly QueueScenario[];
  readonly groups: readonly GroupScenario[];
  /** Coefficient of variation of a gamma factor of mean 1 that all queues of a day share; 0 if not given. */
  readonly dayCv?: number;
  /**
   * What happens to those still waiting after the last interval. `finish` (if not given): nobody new comes, and the
   * staff of the last interval stays until the lines are empty. `cut`: the day stops; those in the line are counted as
   * left waiting, calls in hand are counted as answered.
   */
  readonly atClose?: 'finish' | 'cut';
}

/** One queue: who comes, how long they talk, how long they are ready to wait. */
export interface QueueScenario {
  /** Expected contacts per interval; they arrive as a Poisson process whose rate is constant within an interval. */
  readonly contacts: ArrayLike<number>;
  /** Mean handle time of the contacts that arrive in the interval. */
  readonly handleSeconds: ArrayLike<number>;
  /** Exponential if not given. */
  readonly handleShape?: Shape;
  /** Mean time that callers arriving in the interval are ready to wait; Infinity, or not given, for endless patience. */
  readonly patienceSeconds?: ArrayLike<number>;
  /** Exponential if not given. */
  readonly patienceShape?: Shape;
  /** Share of callers who leave at once when nobody is free; counted as abandoned after 0 seconds. */
  readonly balkProbability?: number;
  /** Coefficient of variation of a gamma factor on the queue's own day, on top of the shared one. */
  readonly dayCv?: number;
  /** Coefficient of variation of a gamma factor drawn for each interval. */
  readonly intervalCv?: number;
  /** Callers who can wait at once; a further one is blocked. Endless if not given. */
  readonly waitingPlaces?: number;
  /** Callers who can be in the system at once, talking and waiting (K of M/M/n/K). Endless if not given. */
  readonly lines?: number;
  /** Threshold of answeredWithin, abandonedWithin and virtualWithin. */
  readonly withinSeconds: number;
  /** Threshold of abandonedShort; 0 if not given. */
  readonly shortSeconds?: number;
}

/** Agents who are all alike: how many of them are there, and whom they serve. */
export interface GroupScenario {
  /** Whole agents on position in each interval. */
  readonly staff: ArrayLike<number>;
  /** The queues served, by their place in the scenario; every queue at priority 1 if not given. */
  readonly serves?: readonly Skill[];
  /** Contacts that one agent holds at once; 1 if not given. */
  readonly concurrency?: number;
  /**
   * How much longer a contact takes while its agent holds 1, 2, ... contacts, relative to its drawn handle time; as
   * many entries as the concurrency. All 1 if not given.
   */
  readonly slowdown?: ArrayLike<number>;
}

export interface Skill {
  readonly queue: number;
  /** Served first when 1, then 2, ...; of queues at one priority the longest waiting caller comes first. */
  readonly priority: number;
}

/** Which days are simulated. Day r depends on the seed and r alone, so a run can be split in any way. */
export interface Replications {
  /** A whole number from 0 to 2^53 - 1. */
  readonly seed: number;
  /** How many days. */
  readonly replications: number;
  /** Number of the first day; 0 if not given. */
  readonly firstReplication?: number;
}
