import { sql } from 'drizzle-orm';
import type { IntervalActual, Scope } from '../../core/index.ts';
import type { Transaction } from '../database/role.ts';
import { requireQueues } from '../require-seen.ts';
import { intervalActual } from '../schema/history.ts';
import { arrayText, instantToSql } from '../schema/to-sql.ts';
import { type DayChunk, dayChunks } from './day-chunks.ts';
import { writeHistoryDays } from './history-day.ts';
import { type DayOf, endOfSlots, type HistoryDaySlots } from './history-day-slots.ts';
import { readIntervalActuals } from './interval-actual.ts';
import {
  type ActualsOrigin,
  type Compared,
  compareStatement,
  insertStatement,
} from './interval-statement.ts';

/** What became of the records: `outranked` ones met a stored row of a higher source and changed nothing. */
export interface ActualsWritten {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly outranked: number;
}

/**
 * Stores interval actuals and, in the same transaction, their read model. Equal records change nothing; changed ones
 * are logged as restatements; a source of lower precedence never overwrites one of higher precedence.
 *
 * Give it as many records at once as fit in memory: a local day whose records come in two calls is written twice.
 *
 * @throws AgnerError NOT_FOUND for a queue that is not stored or not seen; INTERVAL_OFF_GRID when an interval is not a
 *   slot of its local day.
 */
export async function upsertIntervalActuals(
  transaction: Transaction,
  scope: Scope,
  records: readonly IntervalActual[],
  origin: ActualsOrigin & { readonly dayOf: DayOf },
): Promise<ActualsWritten> {
  const queueIds = [...new Set(records.map(({ queueId }) => queueId))];
  await requireQueues(transaction, scope, queueIds);
  await lockQueues(transaction, scope, queueIds);
  const total = { inserted: 0, updated: 0, unchanged: 0, outranked: 0 };
  for (const chunk of dayChunks(records, origin.dayOf)) {
    const counts = await writeChunk(transaction, scope, chunk, origin);
    total.inserted += counts.inserted;
    total.updated += counts.updated;
    total.outranked += counts.outranked;
    total.unchanged += chunk.records.length - counts.inserted - counts.updated - counts.outranked;
  }
  return total;
}

async function writeChunk(
  transaction: Transaction,
  scope: Scope,
  chunk: DayChunk,
  origin: ActualsOrigin,
): Promise<Omit<ActualsWritten, 'unchanged'>> {
  const { queueId, days, records } = chunk;
  // A first import is the long one, and needs neither to compare nor to read back what it has just written.
  if (!(await anyStored(transaction, scope, queueId, spanOf(days)))) {
    // Both at once: the arrays are made ready while the database is inserting; it runs the two in this order.
    await Promise.all([
      transaction.execute(insertStatement(scope, chunk, origin)),
      writeHistoryDays(transaction, scope, queueId, days, records, false),
    ]);
    return { inserted: records.length, updated: 0, outranked: 0 };
  }
  const { rows } = await transaction.execute<Compared>(compareStatement(scope, chunk, origin));
  const compared = rows[0] as Compared;
  const touched = daysWith(days, compared.touchedMs);
  if (touched.length > 0) {
    const range = { queueIds: [queueId], ...spanOf(touched) };
    const stored = await readIntervalActuals(transaction, scope, range);
    await writeHistoryDays(transaction, scope, queueId, touched, stored, compared.updated > 0);
  }
  return compared;
}

function spanOf(days: readonly HistoryDaySlots[]): { readonly fromMs: number; readonly toMs: number } {
  const [first, last] = [days[0] as HistoryDaySlots, days.at(-1) as HistoryDaySlots];
  return { fromMs: first.startMs, toMs: endOfSlots(last) };
}

/** The days, in order, that hold at least one of these instants. */
function daysWith(days: readonly HistoryDaySlots[], instants: readonly number[]): readonly HistoryDaySlots[] {
  const ordered = Float64Array.from(instants).sort();
  let next = 0;
  return days.filter((day) => {
    const end = endOfSlots(day);
    const from = next;
    while (next < ordered.length && (ordered[next] as number) < end) next++;
    return next > from;
  });
}

/** One writer per queue at a time, until the transaction ends: what is compared must be what is then overwritten. */
async function lockQueues(
  transaction: Transaction,
  scope: Scope,
  queueIds: readonly string[],
): Promise<void> {
  const keys = queueIds.map((queueId) => JSON.stringify([scope.tenantId, queueId]));
  // In one order for everybody, so that two imports cannot wait for each other.
  await transaction.execute(sql`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT hashtextextended(text, 0) AS key FROM unnest(${arrayText(keys)}::text[]) AS text ORDER BY 1
    ) AS keys`);
}

async function anyStored(
  transaction: Transaction,
  scope: Scope,
  queueId: string,
  span: { readonly fromMs: number; readonly toMs: number },
): Promise<boolean> {
  const { rows } = await transaction.execute<{ any: boolean }>(sql`
    SELECT EXISTS (
      SELECT FROM ${intervalActual} WHERE tenant_id = ${scope.tenantId} AND queue_id = ${queueId}
      AND start_at >= ${instantToSql(span.fromMs)} AND start_at < ${instantToSql(span.toMs)}
    ) AS any`);
  return rows[0]?.any === true;
}
