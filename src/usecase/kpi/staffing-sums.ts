import { dayNumberOf } from '../../calendar/index.ts';
import type { AgentStateSpan, Interval } from '../../core/index.ts';
import { addStaffingRow } from '../../kpi/index.ts';
import { rational } from '../../math/index.ts';
import type { PlanInForce } from '../../store/index.ts';
import type { DaySumsTable } from './day-sums.ts';
import { groupsOfQueue, type KpiOrganisation } from './kpi-organisation.ts';
import { addTimeInWindows, type PositionPiece, positionPieces } from './position-time.ts';

const MS_PER_MINUTE = 60_000;

/** One interval of a queue that a plan says something about. */
interface PlannedInterval extends Interval {
  readonly day: number;
  readonly required: number;
}

/**
 * Adds staff there against staff required, interval by interval, for the days on which the states of a group that
 * serves the queue are known.
 *
 * Whose time is it? A span that names a queue is that queue's. Time of a group that serves one queue is that queue's.
 * Other waiting time of a group that serves several is shared among them as their required staff in the interval, or
 * equally where none is required: nobody knows what an idle agent was there for, and the plan is what was meant.
 */
export function addStaffing(
  table: DaySumsTable,
  organisation: KpiOrganisation,
  plans: readonly PlanInForce[],
  statesOfGroup: ReadonlyMap<string, readonly AgentStateSpan[]>,
): void {
  const planned = plannedIntervals(plans);
  const pieces = new Map<string, readonly PositionPiece[]>();
  for (const [groupId, spans] of statesOfGroup) pieces.set(groupId, positionPieces(spans));
  for (const [queueId, intervals] of planned) {
    const present = new Float64Array(intervals.length);
    for (const group of groupsOfQueue(organisation, queueId)) {
      const own = pieces.get(group.id) ?? [];
      const named = own.filter((piece) => piece.queueId === queueId);
      const open = own.filter((piece) => piece.queueId === null);
      addTimeInWindows(named, intervals, present);
      const shared = new Float64Array(intervals.length);
      addTimeInWindows(open, intervals, shared);
      shared.forEach((ms, index) => {
        const share = shareOf(queueId, group.queueIds, planned, (intervals[index] as Interval).fromMs);
        present[index] = (present[index] as number) + Math.round(ms * share);
      });
    }
    addRows(table, queueId, intervals, present);
  }
}

function addRows(
  table: DaySumsTable,
  queueId: string,
  intervals: readonly PlannedInterval[],
  present: Float64Array,
): void {
  const observedDays = new Set(
    intervals.filter((_, index) => (present[index] as number) > 0).map(({ day }) => day),
  );
  intervals.forEach(({ day, required, fromMs, toMs }, index) => {
    const presentMs = present[index] as number;
    if (!observedDays.has(day) || (required === 0 && presentMs === 0)) return;
    addStaffingRow(table.at(queueId, day).sums, {
      required,
      staffed: rational(BigInt(presentMs), BigInt(toMs - fromMs)),
      minutes: (toMs - fromMs) / MS_PER_MINUTE,
    });
  });
}

/** Intervals that a plan was in force for, by queue, in order of time. */
function plannedIntervals(plans: readonly PlanInForce[]): Map<string, PlannedInterval[]> {
  const planned = new Map<string, PlannedInterval[]>();
  for (const { queueId, day, firstStartMs, intervalMinutes, sources } of plans) {
    const intervals = planned.get(queueId) ?? [];
    planned.set(queueId, intervals);
    const length = intervalMinutes * MS_PER_MINUTE;
    sources.forEach((source, slot) => {
      const required = source?.required[slot] ?? Number.NaN;
      if (Number.isNaN(required)) return;
      const fromMs = firstStartMs + slot * length;
      intervals.push({ day: dayNumberOf(day), required, fromMs, toMs: fromMs + length });
    });
  }
  return planned;
}

function shareOf(
  queueId: string,
  queueIds: readonly string[],
  planned: ReadonlyMap<string, readonly PlannedInterval[]>,
  atMs: number,
): number {
  if (queueIds.length === 1) return 1;
  const required = queueIds.map((id) => requiredAt(planned.get(id) ?? [], atMs));
  const total = required.reduce((sum, one) => sum + one, 0);
  if (total === 0) return 1 / queueIds.length;
  return (required[queueIds.indexOf(queueId)] as number) / total;
}

function requiredAt(intervals: readonly PlannedInterval[], atMs: number): number {
  let [low, high] = [0, intervals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle] as PlannedInterval).toMs <= atMs) low = middle + 1;
    else high = middle;
  }
  const found = intervals[low];
  return found !== undefined && found.fromMs <= atMs ? found.required : 0;
}
