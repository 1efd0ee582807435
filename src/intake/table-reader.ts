import { type Fault, fault } from '../core/index.ts';
import { type ColumnPlan, type ColumnSpec, planColumns } from './columns.ts';
import { CsvSplitter, type SplitProblem } from './csv-splitter.ts';
import type { DecimalStyle } from './plain-decimal.ts';
import { Row, type RowContext } from './row.ts';
import type { TimeParser } from './time-parser.ts';

/** A kind of file: its columns, how a row becomes a record, and how a record is written back. */
export interface TableDefinition<T> {
  readonly columns: readonly ColumnSpec[];
  /** Each inner list names alternatives of which the file must have one. */
  readonly required: readonly (readonly string[])[];
  /** Makes a record; what it returns is dropped when the row has a problem or is skipped. */
  readonly read: (row: Row) => T;
}

export interface ReaderOptions {
  readonly time: TimeParser;
  /** Shown in faults. */
  readonly file?: string;
  /** Found in the first line when absent. */
  readonly delimiter?: string;
  /** Decided by the delimiter when absent; see plainDecimal. */
  readonly decimal?: '.' | ',';
  /** `theirs -> ours`. */
  readonly map?: Readonly<Record<string, string>>;
}

/** What a chunk of text held; faults in the order of rows. */
export interface ReadBatch<T> {
  readonly records: T[];
  readonly faults: Fault[];
}

export interface ReadSummary {
  /** Rows below the header, blank ones not counted: kept + refused + skipped. */
  readonly rows: number;
  readonly kept: number;
  readonly refused: number;
  readonly skipped: number;
  /** The fault that made the whole file unusable, else null. */
  readonly unusable: Fault | null;
  /** Our columns and what the file calls them. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns of the file that were not used. */
  readonly unknownColumns: readonly string[];
  /** What was accepted or left out but is worth knowing, with the number of rows. */
  readonly notes: readonly { readonly what: string; readonly rows: number }[];
}

/**
 * Reads a file chunk by chunk: good rows become records, bad ones one fault each. Nothing is kept from one chunk to the
 * next but one unfinished row, so a file of any size takes the memory of a chunk. Never throws on any text.
 */
export interface RecordReader<T> {
  push(chunk: string): ReadBatch<T>;
  /** Reads what is left. */
  end(): ReadBatch<T>;
  summary(): ReadSummary;
}

const SPLIT_FAULTS = {
  quote: ['QUOTE_UNBALANCED', 'The row has a quoted cell that does not end where it should.'],
  'too-long': ['ROW_TOO_LONG', 'The row is longer than 65,536 characters.'],
} as const;

/** A reader of one kind of file. */
export function createTableReader<T>(
  definition: TableDefinition<T>,
  options: ReaderOptions,
): RecordReader<T> {
  const file = options.file ?? null;
  const notes = new Map<string, number>();
  const counts = { kept: 0, refused: 0, skipped: 0 };
  let context: RowContext | null = null;
  let width = 0;
  let unusable: Fault | null = null;
  let batch: ReadBatch<T> = { records: [], faults: [] };

  const splitter = new CsvSplitter((cells, line, problem) => {
    if (unusable !== null) return;
    if (context === null) readHeader(cells, line, problem);
    else readRow(context, cells, line, problem);
  }, options.delimiter ?? null);

  function readHeader(cells: readonly string[], line: number, problem: SplitProblem | null): void {
    const plan: ColumnPlan | Fault =
      problem === null
        ? planColumns(cells, definition.columns, definition.required, options.map ?? {})
        : fault(SPLIT_FAULTS[problem][0], SPLIT_FAULTS[problem][1]);
    if ('code' in plan) {
      spoil({ ...plan, row: line });
      return;
    }
    width = cells.length;
    const decimal: DecimalStyle = options.decimal ?? (splitter.delimiter === ';' ? 'guess-comma' : 'guess');
    context = { file, plan, decimal, time: options.time, notes };
  }

  function readRow(
    shared: RowContext,
    cells: readonly string[],
    line: number,
    problem: SplitProblem | null,
  ): void {
    if (problem !== null) {
      refuse(fault(SPLIT_FAULTS[problem][0], SPLIT_FAULTS[problem][1], { row: line }));
      return;
    }
    if (cells.length !== width) {
      // Spreadsheets end rows with empty cells, and write rows of nothing else.
      const extra = cells.slice(width);
      if (cells.every((cell) => cell.trim() === '')) return;
      if (extra.length === 0 || extra.some((cell) => cell.trim() !== '')) {
        refuse(
          fault('COLUMN_COUNT', `The row has ${cells.length} cells and the header ${width}.`, {
            row: line,
            value: String(cells.length),
          }),
        );
        return;
      }
    } else if (width > 1 && cells[0] === '' && cells.every((cell) => cell.trim() === '')) return;
    const row = new Row(cells, line, shared);
    const record = definition.read(row);
    if (row.problem !== null) refuse(row.problem);
    else if (row.skipped) counts.skipped++;
    else {
      counts.kept++;
      batch.records.push(record);
    }
  }

  function refuse(found: Fault): void {
    counts.refused++;
    batch.faults.push(file === null ? found : { ...found, file });
  }

  function spoil(found: Fault): void {
    unusable = file === null ? found : { ...found, file };
    batch.faults.push(unusable);
  }

  function taken(): ReadBatch<T> {
    const result = batch;
    batch = { records: [], faults: [] };
    return result;
  }

  return {
    push(chunk) {
      if (unusable === null) splitter.push(chunk);
      return taken();
    },
    end() {
      if (unusable === null) splitter.end();
      if (unusable === null && context === null) {
        spoil(fault('FILE_EMPTY', 'The file is empty: it has no header line.'));
      }
      return taken();
    },
    summary: () => ({
      rows: counts.kept + counts.refused + counts.skipped,
      ...counts,
      unusable,
      columns: context?.plan.headers ?? {},
      unknownColumns: context?.plan.unknown ?? [],
      notes: Array.from(notes, ([what, rows]) => ({ what, rows })),
    }),
  };
}

/** Reads a whole text at once, faults in the order of rows: for pure commands and small files. */
export function readAll<T>(
  reader: RecordReader<T>,
  text: string,
): ReadBatch<T> & { readonly summary: ReadSummary } {
  const first = reader.push(text);
  const last = reader.end();
  return {
    records: [...first.records, ...last.records],
    faults: [...first.faults, ...last.faults].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    summary: reader.summary(),
  };
}
