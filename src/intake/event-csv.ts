import { type CalendarEvent, EVENT_EFFECTS, EVENT_TYPES, instantText } from '../core/index.ts';
import { csvText } from './csv-text.ts';
import type { Row } from './row.ts';
import { createTableReader, type ReaderOptions, type RecordReader } from './table-reader.ts';

const COLUMNS = [
  { name: 'queue', synonyms: ['queueId', 'queue name'] },
  { name: 'start', synonyms: ['from', 'start date', 'date'] },
  { name: 'end', synonyms: ['to', 'end date', 'until'] },
  { name: 'type', synonyms: ['event type', 'kind'] },
  { name: 'label', synonyms: ['name', 'event', 'description'] },
  { name: 'effect' },
  { name: 'value' },
  { name: 'recurs', synonyms: ['recurring', 'yearly'] },
];
const ALL_QUEUES = '*';
const MS_PER_DAY = 86_400_000;

/**
 * Reads events: `queue,start,end,type,label,effect,value,recurs`. Queue `*`, empty or absent is all queues. Ends
 * written with a time are exclusive; an end that is a date alone is inclusive, and an event that starts on a date and
 * has no end lasts that day. An outage without effect is excluded from learning, anything else learnt; percent, add
 * and set need a value.
 */
export function createEventReader(options: ReaderOptions): RecordReader<CalendarEvent> {
  return createTableReader<CalendarEvent>(
    { columns: COLUMNS, required: [['start'], ['type']], read: readEvent },
    options,
  );
}

function readEvent(row: Row): CalendarEvent {
  const queue = row.text('queue');
  const type = row.choice('type', EVENT_TYPES) ?? row.empty('type') ?? 'holiday';
  const effect = row.choice('effect', EVENT_EFFECTS) ?? (type === 'outage' ? 'exclude' : 'learn');
  const needsValue = effect === 'percent' || effect === 'add' || effect === 'set';
  const value = row.number('value');
  if (needsValue && value === null) row.empty('value');
  const fromMs = row.requiredTime('start').ms;
  const toMs = endOf(row, fromMs);
  if (toMs <= fromMs) {
    row.fail('TIME_ORDER', 'end', `end ("${row.cell('end')}") is not after start ("${row.cell('start')}").`);
  }
  return {
    queueId: queue === ALL_QUEUES ? null : queue,
    fromMs,
    toMs,
    type,
    label: row.text('label') ?? type,
    effect,
    value: needsValue ? value : null,
    recurs: row.yesOrNo('recurs'),
  };
}

function endOf(row: Row, fromMs: number): number {
  const column = row.cell('end') === '' ? 'start' : 'end';
  const written = row.time(column, column === 'end' ? fromMs + 1 : undefined);
  if (written === null) return fromMs;
  if (!written.wholeDay) return column === 'end' ? written.ms : (row.empty('end') ?? fromMs + 1);
  const next = new Date(written.localMs + MS_PER_DAY).toISOString().slice(0, 10);
  return row.timeText(column, next).ms;
}

/** Writes events so that reading them gives the same records. */
export function eventCsv(records: Iterable<CalendarEvent>): string {
  return csvText(
    COLUMNS.map((column) => column.name),
    Array.from(records, (event) => [
      event.queueId ?? ALL_QUEUES,
      instantText(event.fromMs),
      instantText(event.toMs),
      event.type,
      event.label,
      event.effect,
      event.value,
      event.recurs ? 'yes' : 'no',
    ]),
  );
}
