import { METRICS, type Metric } from '../core/index.ts';
import type { ColumnSpec } from './columns.ts';
import { detectDelimiter } from './csv-splitter.ts';
import { DEFAULT_QUEUE } from './interval-row.ts';
import type { Row } from './row.ts';
import {
  createTableReader,
  type ReadBatch,
  type ReaderOptions,
  type ReadSummary,
  type RecordReader,
} from './table-reader.ts';

/** One interval of a written forecast. */
export interface ForecastRecord {
  readonly queueId: string;
  readonly metric: Metric;
  readonly startMs: number;
  /** When the forecast was made; null where the file does not say. */
  readonly asOfMs: number | null;
  readonly mean: number;
  /** The mean where the file has no median. */
  readonly median: number;
  /** Levels in the order of the file's columns; NaN where a cell is empty. */
  readonly bounds: readonly { readonly level: number; readonly lower: number; readonly upper: number }[];
  readonly model: string;
}

const FIXED_COLUMNS: readonly ColumnSpec[] = [
  { name: 'queue', synonyms: ['queueId', 'queue name'] },
  { name: 'metric' },
  { name: 'start', synonyms: ['timestamp', 'ds', 'interval start'] },
  { name: 'asOf' },
  { name: 'mean', synonyms: ['forecast', 'value', 'volume', 'yhat'] },
  { name: 'median' },
  { name: 'model' },
];
const BOUND_COLUMN = /^lo(\d{1,2}(?:\.\d+)?)$/i;

/**
 * Reads a forecast: `queue,metric,start,asOf,mean,median,lo80,hi80,…,model`, as `agner forecast` writes it or as another
 * system exports it. Which levels there are is read from the header. Only start and mean must be there: without a
 * metric the values are contacts.
 */
export function createForecastReader(options: ReaderOptions): RecordReader<ForecastRecord> {
  let opened: RecordReader<ForecastRecord> | null = null;
  let head = '';
  const open = (header: string): RecordReader<ForecastRecord> => {
    const levels = levelsIn(header);
    const columns = [
      ...FIXED_COLUMNS,
      ...levels.flatMap((level) => [{ name: `lo${level}` }, { name: `hi${level}` }]),
    ];
    return createTableReader<ForecastRecord>(
      { columns, required: [['start'], ['mean']], read: (row) => readForecastRow(row, levels) },
      options,
    );
  };
  const reader = (text: string, last: boolean): RecordReader<ForecastRecord> | null => {
    if (opened !== null) return opened;
    head += text;
    const end = head.search(/[\r\n]/);
    if (end < 0 && !last) return null;
    opened = open(end < 0 ? head : head.slice(0, end));
    return opened;
  };
  const nothing: ReadBatch<ForecastRecord> = { records: [], faults: [] };
  return {
    push(chunk) {
      if (opened !== null) return opened.push(chunk);
      return reader(chunk, false)?.push(head) ?? nothing;
    },
    end() {
      if (opened !== null) return opened.end();
      const late = reader('', true) as RecordReader<ForecastRecord>;
      const first = late.push(head);
      const rest = late.end();
      return { records: [...first.records, ...rest.records], faults: [...first.faults, ...rest.faults] };
    },
    summary: (): ReadSummary => (opened ?? open(head)).summary(),
  };
}

function levelsIn(header: string): string[] {
  const names = header.replace(/^\ufeff/, '').split(detectDelimiter(header));
  return names.flatMap((name) => BOUND_COLUMN.exec(name.trim().replaceAll('"', ''))?.[1] ?? []);
}

function readForecastRow(row: Row, levels: readonly string[]): ForecastRecord {
  const mean = row.amount('mean') ?? row.empty('mean') ?? 0;
  return {
    queueId: row.text('queue') ?? DEFAULT_QUEUE,
    metric: row.choice('metric', METRICS, { volume: 'offered', aht: 'ahtSeconds' }) ?? 'offered',
    startMs: row.requiredTime('start').ms,
    asOfMs: row.time('asOf')?.ms ?? null,
    mean,
    median: row.amount('median') ?? mean,
    bounds: levels.map((level) => ({
      level: Number(level) / 100,
      lower: row.amount(`lo${level}`) ?? Number.NaN,
      upper: row.amount(`hi${level}`) ?? Number.NaN,
    })),
    model: row.text('model') ?? 'imported',
  };
}
