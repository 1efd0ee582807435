import type { IntervalActual } from '../core/index.ts';
import type { ReadInstant, Row } from './row.ts';

/** The queue of a file that has no queue column. */
export const DEFAULT_QUEUE = 'default';

/** An interval before its length is known: `startMs` and `minutes` of the record are settled later, in place. */
export interface IntervalDraft {
  readonly record: { -readonly [Key in keyof IntervalActual]: IntervalActual[Key] };
  readonly start: ReadInstant;
  readonly startText: string;
  /** What the file calls the column of the start. */
  readonly startColumn: string;
  /** Length written in the row, or null. */
  readonly minutes: number | null;
  readonly row: number;
}

/** What a fractional count means for its row. Forecast histories are sometimes imputed, so the default is to accept. */
export type FractionalCounts = 'accept' | 'refuse';

/**
 * Reads one row of an interval file. `handled` above `offered` is accepted (contacts offered late in the interval
 * before are answered in this one) and counted; a part above its whole is refused. Handle time is, in this order, the
 * handleSeconds column; talk + hold + after-contact; AHT times handled (times offered in a file without handled).
 */
export function readIntervalRow(row: Row, queue: string, fractional: FractionalCounts): IntervalDraft {
  const count = (column: string) => countOf(row, column, fractional);
  const [startText, start] = readStart(row);
  const queueId = row.has('queue') ? row.requiredText('queue') : queue;
  const offered = count('offered');
  const handled = count('handled');
  const abandoned = count('abandoned');
  const record = {
    queueId,
    startMs: start.ms,
    minutes: 0,
    offered,
    handled,
    abandoned,
    abandonedShort: count('abandonedShort'),
    handledWithin: count('handledWithin'),
    abandonedWithin: count('abandonedWithin'),
    flowOut: count('flowOut'),
    waitSecondsHandled: row.seconds('waitSecondsHandled') ?? averageTimes(row, 'asaSeconds', handled),
    waitSecondsAll: row.seconds('waitSecondsAll'),
    handleSeconds: handleSeconds(row, offered, handled),
    thresholdSeconds: row.seconds('thresholdSeconds'),
  };
  checkPart(row, 'abandonedShort', record.abandonedShort, 'abandoned', abandoned);
  checkPart(row, 'handledWithin', record.handledWithin, 'handled', handled);
  checkPart(row, 'abandonedWithin', record.abandonedWithin, 'abandoned', abandoned);
  if (offered !== null && handled !== null && handled > offered) {
    row.note('more handled than offered, accepted: answered in a later interval than offered');
  }
  return {
    record,
    start,
    startText,
    startColumn: row.header(row.has('start') ? 'start' : row.has('time') ? 'time' : 'date'),
    minutes: row.has('minutes') ? row.number('minutes') : null,
    row: row.line,
  };
}

function readStart(row: Row): readonly [string, ReadInstant] {
  if (row.has('start')) return [row.cell('start'), row.requiredTime('start')];
  const day = row.requiredText('date');
  if (!row.has('time')) return [day, row.timeText('date', day)];
  // "07:00", "7:00:00" and "07:00-07:30" all start at 07:00.
  const clock = /^(\d{1,2}):(\d{2})(?!\d)/.exec(row.requiredText('time'));
  const text =
    clock === null ? `${day} ${row.cell('time')}` : `${day} ${clock[1]?.padStart(2, '0')}:${clock[2]}`;
  return [text, row.timeText('time', text)];
}

function countOf(row: Row, column: string, fractional: FractionalCounts): number | null {
  const value = row.amount(column);
  if (value === null || Number.isInteger(value)) return value;
  if (fractional === 'accept') row.note(`${column} is not whole, accepted as written`);
  else row.fail('NUMBER_FRACTIONAL', column, `${column} is ${value}; contacts are whole.`);
  return value;
}

function handleSeconds(row: Row, offered: number | null, handled: number | null): number | null {
  const total = row.seconds('handleSeconds');
  if (total !== null) return total;
  const talk = row.seconds('talkSeconds');
  const afterContact = row.seconds('afterContactSeconds');
  if (talk !== null) return talk + (row.seconds('holdSeconds') ?? 0) + (afterContact ?? 0);
  const contacts = row.has('handled') ? handled : offered;
  const made = averageTimes(row, 'ahtSeconds', contacts);
  if (made !== null)
    row.note(`handleSeconds made of AHT times ${row.has('handled') ? 'handled' : 'offered'}`);
  return made;
}

function averageTimes(row: Row, column: string, contacts: number | null): number | null {
  if (!row.has(column)) return null;
  const average = row.seconds(column);
  // The average of nothing is written as a hole, but its sum is known.
  if (contacts === 0) return 0;
  return average === null || contacts === null ? null : average * contacts;
}

function checkPart(
  row: Row,
  part: string,
  value: number | null,
  whole: string,
  wholeValue: number | null,
): void {
  if (value === null || wholeValue === null || value <= wholeValue) return;
  row.fail('COUNT_INCONSISTENT', part, `${part} is ${value} but ${whole} is ${wholeValue}.`);
}
