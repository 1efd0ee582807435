import { AgnerError, type IntervalActual, instantText } from '../../core/index.ts';
import { type DayOf, endOfSlots, type HistoryDaySlots, slotAt } from './history-day-slots.ts';

/** Records of one queue on whole local days, in order, each interval once. */
export interface DayChunk {
  readonly queueId: string;
  readonly days: readonly HistoryDaySlots[];
  readonly records: readonly IntervalActual[];
}

/** Rows per statement: enough to hide the statement's own cost, few enough to keep its text small. */
const CHUNK_ROWS = 10_000;

/**
 * Cuts records into chunks. A second record of one interval comes in a later chunk, exactly as if it had come in a
 * later import.
 *
 * @throws AgnerError INTERVAL_OFF_GRID when an interval is not one of its day's slots: its array could not hold it.
 */
export function* dayChunks(records: readonly IntervalActual[], dayOf: DayOf): Generator<DayChunk> {
  const ordered = isOrdered(records) ? records : [...records].sort(byQueueAndStart);
  const repeats: IntervalActual[] = [];
  let chunk: { queueId: string; days: HistoryDaySlots[]; records: IntervalActual[] } | undefined;
  let previous: IntervalActual | undefined;
  for (const record of ordered) {
    const isRepeat = previous?.queueId === record.queueId && previous.startMs === record.startMs;
    previous = record;
    if (isRepeat) {
      repeats.push(record);
      continue;
    }
    let day = chunk?.queueId === record.queueId ? chunk.days.at(-1) : undefined;
    if (day === undefined || record.startMs >= endOfSlots(day)) {
      day = dayOf(record.queueId, record.startMs);
      if (chunk === undefined || chunk.queueId !== record.queueId || chunk.records.length >= CHUNK_ROWS) {
        if (chunk !== undefined) yield chunk;
        chunk = { queueId: record.queueId, days: [], records: [] };
      }
      chunk.days.push(day);
    }
    if (record.minutes !== day.intervalMinutes || slotAt(day, record.startMs) === null)
      throw offGrid(record, day);
    chunk?.records.push(record);
  }
  if (chunk !== undefined) yield chunk;
  if (repeats.length > 0) yield* dayChunks(repeats, dayOf);
}

function isOrdered(records: readonly IntervalActual[]): boolean {
  for (let index = 1; index < records.length; index++) {
    if (byQueueAndStart(records[index - 1] as IntervalActual, records[index] as IntervalActual) > 0)
      return false;
  }
  return true;
}

function byQueueAndStart(a: IntervalActual, b: IntervalActual): number {
  return a.queueId < b.queueId ? -1 : a.queueId > b.queueId ? 1 : a.startMs - b.startMs;
}

function offGrid(record: IntervalActual, day: HistoryDaySlots): AgnerError {
  const start = instantText(record.startMs);
  return new AgnerError(
    'INTERVAL_OFF_GRID',
    `The interval at ${start} of ${record.minutes} minutes on queue "${record.queueId}" is not one of the ` +
      `${day.count} intervals of ${day.intervalMinutes} minutes of ${day.day}.`,
    { value: start },
  );
}
