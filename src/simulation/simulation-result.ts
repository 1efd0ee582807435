import {
  GROUP_MEASURES,
  type GroupSums,
  newGroupSums,
  newQueueSums,
  QUEUE_MEASURES,
  type QueueSums,
} from './measures.ts';

/** What was counted: sums over all replications for each interval, and the total of each replication. */
export interface SimulationResult {
  readonly firstReplication: number;
  readonly replications: number;
  readonly intervalCount: number;
  readonly queueCount: number;
  readonly groupCount: number;
  /** Sums over the replications; entry [queue * intervalCount + interval]. */
  readonly queues: QueueSums;
  /** Sums over the replications; entry [group * intervalCount + interval]. */
  readonly groups: GroupSums;
  /** Totals of each day; entry [replication * queueCount + queue]. */
  readonly queueDays: QueueSums;
  /** Totals of each day; entry [replication * groupCount + group]. */
  readonly groupDays: GroupSums;
}

export interface ResultSize {
  readonly firstReplication: number;
  readonly replications: number;
  readonly intervalCount: number;
  readonly queueCount: number;
  readonly groupCount: number;
}

export function newResult(size: ResultSize): SimulationResult {
  const { firstReplication, replications, intervalCount, queueCount, groupCount } = size;
  return {
    firstReplication,
    replications,
    intervalCount,
    queueCount,
    groupCount,
    queues: newQueueSums(queueCount * intervalCount),
    groups: newGroupSums(groupCount * intervalCount),
    queueDays: newQueueSums(replications * queueCount),
    groupDays: newGroupSums(replications * groupCount),
  };
}

/** Sets the sums to zero; the days are overwritten as they are simulated. */
export function clearSums(result: SimulationResult): void {
  for (const name of QUEUE_MEASURES) result.queues[name].fill(0);
  for (const name of GROUP_MEASURES) result.groups[name].fill(0);
}

/*
 * Seconds are rounded to 2^-16 s at the end of each day. Sums of such numbers are exact up to 2^37 s (4,000 years of
 * one agent), so they do not depend on the order of the days: a run gives the same bits however it is split.
 */
const TICKS_PER_SECOND = 65536;

function toTicks(seconds: number): number {
  return Math.round(seconds * TICKS_PER_SECOND) / TICKS_PER_SECOND;
}

/**
 * Adds one simulated day to the result and sets the day's own sums to zero again.
 *
 * @param day place of the replication in the result, from 0.
 */
export function addDay(result: SimulationResult, day: number, queues: QueueSums, groups: GroupSums): void {
  const { intervalCount, queueCount, groupCount } = result;
  for (const name of QUEUE_MEASURES) {
    addRows(
      queues[name],
      result.queues[name],
      result.queueDays[name],
      day * queueCount,
      queueCount,
      intervalCount,
    );
  }
  for (const name of GROUP_MEASURES) {
    addRows(
      groups[name],
      result.groups[name],
      result.groupDays[name],
      day * groupCount,
      groupCount,
      intervalCount,
    );
  }
}

function addRows(
  ofDay: Float64Array,
  sums: Float64Array,
  totals: Float64Array,
  firstTotal: number,
  rows: number,
  columns: number,
): void {
  for (let row = 0; row < rows; row++) {
    let total = 0;
    for (let cell = row * columns; cell < (row + 1) * columns; cell++) {
      const value = toTicks(ofDay[cell]!);
      sums[cell]! += value;
      total += value;
    }
    totals[firstTotal + row] = total;
  }
  ofDay.fill(0);
}
