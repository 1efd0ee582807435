import { AgnerError, type Fault, fault, type IntervalActual, instantText } from '../core/index.ts';
import { csvText } from './csv-text.ts';
import { INTERVAL_COLUMNS } from './interval-columns-table.ts';
import { DEFAULT_QUEUE, type FractionalCounts, type IntervalDraft, readIntervalRow } from './interval-row.ts';
import { commonStepMinutes, isIntervalLength } from './interval-step.ts';
import { numbersHash, SeenIntervals } from './seen-intervals.ts';
import {
  createTableReader,
  type ReadBatch,
  type ReaderOptions,
  type ReadSummary,
  type RecordReader,
} from './table-reader.ts';

export interface IntervalReaderOptions extends ReaderOptions {
  /** Length of the intervals; found from the first rows when absent. */
  readonly intervalMinutes?: number;
  /** Length to take where the rows do not tell one, instead of refusing the file. */
  readonly lengthIfUnknown?: number;
  /** Length that a queue is known to have, for files too short to tell; null = not known. */
  readonly lengthOf?: (queueId: string) => number | null;
  /** Queue of a file without a queue column. */
  readonly queue?: string;
  readonly fractionalCounts?: FractionalCounts;
}

export interface IntervalSummary extends ReadSummary {
  /** Given or found length; null while it is not known. */
  readonly intervalMinutes: number | null;
}

export interface IntervalReader extends RecordReader<IntervalActual> {
  summary(): IntervalSummary;
}

/** Rows that are held back until the interval length is known. */
const ROWS_TO_TELL_LENGTH = 2000;
const MS_PER_MINUTE = 60_000;

/**
 * Reads interval actuals: `queue,start,offered[,handled,abandoned,…]` under any vendor's names
 * (interval-columns-table.ts). An empty value is a hole, an explicit 0 a zero; a missing row is no record. A row that
 * repeats an earlier one with the same values is dropped and counted; with other values it is refused and names the
 * earlier row. A repeated local hour is told apart by order: the second row with such a start is the second
 * occurrence. Beside one chunk it keeps 8 bytes per interval.
 *
 * @throws AgnerError INTERVAL_LENGTH_UNKNOWN when the length that was given is not one Agner plans in.
 */
export function createIntervalReader(options: IntervalReaderOptions): IntervalReader {
  const given = options.intervalMinutes ?? null;
  if (given !== null && !isIntervalLength(given)) {
    throw new AgnerError(
      'INTERVAL_LENGTH_UNKNOWN',
      `An interval of ${given} minutes is not one Agner plans in.`,
      {
        value: String(given),
      },
    );
  }
  const { queue = DEFAULT_QUEUE, fractionalCounts = 'accept', file } = options;
  const rows = createTableReader<IntervalDraft>(
    {
      columns: INTERVAL_COLUMNS,
      required: [['start', 'date'], ['offered']],
      read: (row) => readIntervalRow(row, queue, fractionalCounts),
    },
    options,
  );
  let held: IntervalDraft[] = [];
  let minutes = given;
  let seen = given === null ? null : new SeenIntervals(given);
  let unusable: Fault | null = null;
  const late = { refused: 0, dropped: 0, secondHour: 0 };

  function settleBatch(read: ReadBatch<IntervalDraft>, last: boolean): ReadBatch<IntervalActual> {
    const records: IntervalActual[] = [];
    const faults = [...read.faults];
    if (unusable !== null) return { records, faults: [] };
    let ready = read.records;
    if (seen === null) {
      held = held.length === 0 ? read.records : held.concat(read.records);
      if (held.length === 0 || (held.length < ROWS_TO_TELL_LENGTH && !last)) return { records, faults };
      // A fixed sample, so that the answer does not depend on how the text was cut into chunks.
      const found = tellLength(held.slice(0, ROWS_TO_TELL_LENGTH), options);
      if (typeof found !== 'number') {
        unusable = file === undefined ? found : { ...found, file };
        held = [];
        return { records, faults: [...faults, unusable] };
      }
      minutes = found;
      seen = new SeenIntervals(found);
      ready = held;
      held = [];
    }
    for (const draft of ready) {
      const settled = settle(draft, minutes as number, seen);
      if (settled === null) late.dropped++;
      else if ('code' in settled) {
        late.refused++;
        faults.push(file === undefined ? settled : { ...settled, file });
      } else records.push(settled);
    }
    return { records, faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
  }

  function settle(draft: IntervalDraft, length: number, known: SeenIntervals): IntervalActual | Fault | null {
    const { record, start, startText, row } = draft;
    const place = () => ({ row, column: draft.startColumn, value: startText });
    if (draft.minutes !== null && draft.minutes !== length) {
      return fault(
        'INTERVAL_NOT_ALIGNED',
        `The row says ${draft.minutes} minutes, the file ${length}.`,
        place(),
      );
    }
    if (start.localMs % (length * MS_PER_MINUTE) !== 0) {
      const mark = length === 1440 ? 'at the start of a day' : `on a ${length}-minute mark`;
      return fault('INTERVAL_NOT_ALIGNED', `"${startText}" is not ${mark}.`, place());
    }
    const { queueId } = record;
    const hash = valuesHash(record);
    let startMs = start.ms;
    let before = known.find(queueId, startMs, hash);
    if (before !== null && start.laterMs !== null) {
      startMs = start.laterMs;
      before = known.find(queueId, startMs, hash);
      if (before === null) late.secondHour++;
    }
    if (before?.same === true) return null;
    if (before !== null) {
      const what = `Queue "${queueId}" at "${startText}" was read with other values on row ${before.row}.`;
      return fault('ROW_CONFLICT', what, place());
    }
    known.add(queueId, startMs, hash, row);
    record.startMs = startMs;
    record.minutes = length;
    return record;
  }

  return {
    push: (chunk) => settleBatch(rows.push(chunk), false),
    end: () => settleBatch(rows.end(), true),
    summary: () => summarise(rows.summary(), late, unusable, minutes),
  };
}

function valuesHash(record: IntervalActual): number {
  return numbersHash([
    record.offered,
    record.handled,
    record.abandoned,
    record.abandonedShort,
    record.handledWithin,
    record.abandonedWithin,
    record.flowOut,
    record.waitSecondsHandled,
    record.waitSecondsAll,
    record.handleSeconds,
    record.thresholdSeconds,
  ]);
}

function summarise(
  read: ReadSummary,
  late: { readonly refused: number; readonly dropped: number; readonly secondHour: number },
  unusable: Fault | null,
  intervalMinutes: number | null,
): IntervalSummary {
  const notes = [...read.notes];
  if (late.dropped > 0) notes.push({ what: 'identical to an earlier row, dropped', rows: late.dropped });
  if (late.secondHour > 0)
    notes.push({ what: 'read as the second occurrence of a repeated local time', rows: late.secondHour });
  const lost = unusable === null ? 0 : read.kept;
  return {
    ...read,
    kept: read.kept - late.refused - late.dropped - lost,
    refused: read.refused + late.refused + lost,
    skipped: read.skipped + late.dropped,
    unusable: read.unusable ?? unusable,
    notes,
    intervalMinutes,
  };
}

function tellLength(
  drafts: readonly IntervalDraft[],
  { lengthOf, lengthIfUnknown }: IntervalReaderOptions,
): number | Fault {
  const written = drafts[0]?.minutes ?? knownLength(drafts, lengthOf);
  const step =
    written ??
    commonStepMinutes(drafts.map(({ record, start }) => ({ queueId: record.queueId, startMs: start.ms })));
  if (step !== null && isIntervalLength(step)) return step;
  if (lengthIfUnknown !== undefined) return lengthIfUnknown;
  const why =
    step === null
      ? 'There are no two different starts.'
      : `Its starts are mostly ${Math.round(step * 100) / 100} minutes apart.`;
  return fault('INTERVAL_LENGTH_UNKNOWN', `The interval length cannot be told from the file. ${why}`, {
    column: 'start',
  });
}

/** The length that all queues of the rows are known to have, or null. */
function knownLength(
  drafts: readonly IntervalDraft[],
  lengthOf: IntervalReaderOptions['lengthOf'],
): number | null {
  const queueIds = new Set(drafts.map(({ record }) => record.queueId));
  const lengths = new Set([...queueIds].map((queueId) => lengthOf?.(queueId) ?? null));
  const [only] = lengths;
  return lengths.size === 1 && only !== undefined ? only : null;
}

const WRITTEN = [
  'offered',
  'handled',
  'abandoned',
  'abandonedShort',
  'handledWithin',
  'abandonedWithin',
  'flowOut',
  'waitSecondsHandled',
  'waitSecondsAll',
  'handleSeconds',
  'thresholdSeconds',
] as const;

/** Writes interval actuals so that reading them gives the same records. */
export function intervalCsv(records: Iterable<IntervalActual>): string {
  return csvText(['queue', 'start', 'minutes', ...WRITTEN], cellsOf(records));
}

function* cellsOf(records: Iterable<IntervalActual>) {
  for (const record of records) {
    yield [
      record.queueId,
      instantText(record.startMs),
      record.minutes,
      ...WRITTEN.map((column) => record[column]),
    ];
  }
}
