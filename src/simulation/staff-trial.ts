import { drawTraces, engineFor, intervalCountOf, newTraces, staffOf } from './centre.ts';
import { checkReplications, checkScenario, checkStaff } from './check-scenario.ts';
import type { DayTrace } from './day-trace.ts';
import type { Engine } from './engine.ts';
import { type GroupSums, newGroupSums, newQueueSums, type QueueSums } from './measures.ts';
import type { Replications, Scenario } from './scenario.ts';
import { addDay, clearSums, newResult, type SimulationResult } from './simulation-result.ts';

/** Up to so many callers are kept between runs (24 bytes each); beyond, each run draws them again, to the same bits. */
const MOST_CALLERS_KEPT = 4_000_000;

/**
 * Many runs of the same days under different staff, for repairing a plan: the callers are drawn once, every run meets
 * the very same ones (common random numbers), and nothing is allocated between runs.
 */
export class StaffTrial {
  readonly #scenario: Scenario;
  readonly #seed: number;
  readonly #engine: Engine;
  readonly #result: SimulationResult;
  readonly #queues: QueueSums;
  readonly #groups: GroupSums;
  readonly #staff: readonly Int32Array[];
  /** Traces of each kept day; one set that is drawn again for each day when they are too many to keep. */
  readonly #days: readonly (readonly DayTrace[])[];
  readonly #kept: boolean;

  /** @throws AgnerError SIMULATION_INPUT_INVALID */
  constructor(scenario: Scenario, replications: Replications) {
    checkScenario(scenario);
    checkReplications(replications);
    const intervalCount = intervalCountOf(scenario);
    const { firstReplication = 0 } = replications;
    this.#scenario = scenario;
    this.#seed = replications.seed;
    this.#engine = engineFor(scenario);
    this.#result = newResult({
      firstReplication,
      replications: replications.replications,
      intervalCount,
      queueCount: scenario.queues.length,
      groupCount: scenario.groups.length,
    });
    this.#queues = newQueueSums(scenario.queues.length * intervalCount);
    this.#groups = newGroupSums(scenario.groups.length * intervalCount);
    this.#staff = staffOf(scenario.groups.map((group) => group.staff));
    const one = newTraces(scenario);
    const room = one.reduce((total, trace) => total + trace.arriveSeconds.length, 0);
    this.#kept = room * replications.replications <= MOST_CALLERS_KEPT;
    this.#days = this.#kept
      ? Array.from({ length: replications.replications }, (_, day) => {
          const traces = newTraces(scenario);
          drawTraces(traces, scenario, replications.seed, firstReplication + day);
          return traces;
        })
      : [one];
  }

  /**
   * Simulates all days with this staff: one array of whole agents per group; the scenario's own if none is given.
   * Equal, bit for bit, to simulate() of the scenario with that staff.
   *
   * @returns the trial's own result, which the next run overwrites.
   * @throws AgnerError SIMULATION_INPUT_INVALID
   */
  run(
    staff: readonly ArrayLike<number>[] = this.#scenario.groups.map((group) => group.staff),
  ): SimulationResult {
    const result = this.#result;
    for (let group = 0; group < result.groupCount; group++) {
      const wanted = staff[group] ?? [];
      checkStaff(wanted, result.intervalCount, `staff[${group}]`);
      this.#staff[group]!.set(wanted);
    }
    clearSums(result);
    for (let day = 0; day < result.replications; day++) {
      const traces = this.#days[this.#kept ? day : 0]!;
      if (!this.#kept) drawTraces(traces, this.#scenario, this.#seed, result.firstReplication + day);
      this.#engine.run(traces, this.#staff, this.#queues, this.#groups);
      addDay(result, day, this.#queues, this.#groups);
    }
    return result;
  }
}
