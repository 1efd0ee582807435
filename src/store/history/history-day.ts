import { and, asc, between, eq, inArray } from 'drizzle-orm';
import type { IntervalActual, LocalDay, Scope } from '../../core/index.ts';
import { bulkUpsert } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { historyDay } from '../schema/history.ts';
import type { Measure } from '../schema/measures.ts';
import { ofTenant, queueSeen } from '../scope-filter.ts';
import { type DayArray, foldDays } from './fold-days.ts';
import type { HistoryDaySlots } from './history-day-slots.ts';

/** One measure of one queue on one local day: an element per interval, NaN for a hole. */
export interface HistoryDay {
  readonly queueId: string;
  readonly metric: Measure;
  readonly day: LocalDay;
  readonly intervalMinutes: number;
  readonly firstStartMs: number;
  readonly values: Float64Array;
}

/** History to read: whole local days, both bounds included, of all queues seen or of some. */
export interface HistoryRange {
  readonly queueIds: readonly string[] | 'all';
  readonly metrics: readonly Measure[];
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
}

/** History as arrays, in order of queue, metric and day. A day that nothing was stored for is missing. */
export function readHistoryDays(
  transaction: Transaction,
  scope: Scope,
  range: HistoryRange,
): Promise<HistoryDay[]> {
  const { queueId, metric, day, intervalMinutes, firstStart, values } = historyDay;
  const which = and(
    range.queueIds === 'all' ? undefined : inArray(queueId, [...range.queueIds]),
    inArray(metric, [...range.metrics]),
    between(day, range.fromDay, range.toDay),
  );
  return transaction
    .select({ queueId, metric, day, intervalMinutes, firstStartMs: firstStart, values })
    .from(historyDay)
    .where(ofTenant(scope, historyDay.tenantId, which, queueSeen(scope, queueId)))
    .orderBy(asc(queueId), asc(metric), asc(day));
}

/**
 * Writes the read model of these local days from all intervals they have, given in order of start. Called by the writer
 * of interval_actual in its transaction. A day whose arrays come out the same is not touched.
 *
 * @param mayHaveLost a measure may have lost its last value of a day, so that its array has to go.
 */
export async function writeHistoryDays(
  transaction: Transaction,
  scope: Scope,
  queueId: string,
  days: readonly HistoryDaySlots[],
  records: readonly IntervalActual[],
  mayHaveLost: boolean,
): Promise<void> {
  const arrays = foldDays(days, records);
  const rows = arrays.map(({ metric, day, values }) => ({
    tenantId: scope.tenantId,
    queueId,
    metric,
    day: day.day,
    intervalMinutes: day.intervalMinutes,
    firstStart: day.startMs,
    values,
  }));
  await bulkUpsert(transaction, historyDay, rows);
  if (mayHaveLost) await deleteAbsent(transaction, scope, queueId, days, arrays);
}

async function deleteAbsent(
  transaction: Transaction,
  scope: Scope,
  queueId: string,
  days: readonly HistoryDaySlots[],
  arrays: readonly DayArray[],
): Promise<void> {
  const isOfThese = ofTenant(
    scope,
    historyDay.tenantId,
    eq(historyDay.queueId, queueId),
    between(historyDay.day, (days[0] as HistoryDaySlots).day, (days.at(-1) as HistoryDaySlots).day),
  );
  const stored = await transaction
    .select({ metric: historyDay.metric, day: historyDay.day })
    .from(historyDay)
    .where(isOfThese);
  const rebuilt = new Set(days.map(({ day }) => day));
  const present = new Set(arrays.map(({ metric, day }) => `${metric} ${day.day}`));
  const absent = stored.filter(({ metric, day }) => rebuilt.has(day) && !present.has(`${metric} ${day}`));
  for (const { metric, day } of absent) {
    await transaction
      .delete(historyDay)
      .where(and(isOfThese, eq(historyDay.metric, metric), eq(historyDay.day, day)));
  }
}
