import { type ErrorCode, type Fault, fault, nearestKey, quoteValue } from '../core/index.ts';
import type { ColumnPlan } from './columns.ts';
import { type DecimalStyle, plainDecimal } from './plain-decimal.ts';
import type { TimeParser, TimeReading } from './time-parser.ts';

/** A time that was read. */
export type ReadInstant = Extract<TimeReading, { kind: 'ok' }>;

/** Words that files write where nothing was measured: a hole, not a zero. */
const HOLES = new Set(['', '-', '–', 'na', 'n/a', 'null', 'nan']);
const CLOCK_DURATION = /^(\d{1,4}):([0-5]\d):([0-5]\d(?:[.,]\d+)?)$/;
const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/;
const ANY_INSTANT: ReadInstant = { kind: 'ok', ms: 0, laterMs: null, localMs: 0, wholeDay: false };

/** What all rows of one file share. */
export interface RowContext {
  readonly file: string | null;
  readonly plan: ColumnPlan;
  readonly decimal: DecimalStyle;
  readonly time: TimeParser;
  /** Things that were accepted but are worth knowing, with the number of rows. */
  readonly notes: Map<string, number>;
}

/**
 * One row while it is read. The first thing that is wrong becomes its fault; getters go on with a harmless value after
 * that, so a reading function is written without branches and its result is thrown away when `problem` is set.
 */
export class Row {
  readonly line: number;
  problem: Fault | null = null;
  skipped = false;
  readonly #cells: readonly string[];
  readonly #context: RowContext;

  constructor(cells: readonly string[], line: number, context: RowContext) {
    this.#cells = cells;
    this.line = line;
    this.#context = context;
  }

  /** Does the file have this column? */
  has(column: string): boolean {
    return this.#context.plan.positions[column] !== undefined;
  }

  /** What the file calls the column; our name where it lacks it. */
  header(column: string): string {
    return this.#context.plan.headers[column] ?? column;
  }

  /** The trimmed cell, `''` when it is empty or the file lacks the column. */
  cell(column: string): string {
    const position = this.#context.plan.positions[column];
    return position === undefined ? '' : (this.#cells[position] as string).trim();
  }

  /** A text or null. */
  text(column: string): string | null {
    const cell = this.cell(column);
    if (cell.includes('\ufffd')) this.fail('TEXT_NOT_UTF8', column, `"${quoteValue(cell)}" was not UTF-8.`);
    return cell === '' ? null : cell;
  }

  requiredText(column: string): string {
    return this.text(column) ?? this.empty(column) ?? '';
  }

  /** A number in our unit, or null for a hole. */
  number(column: string): number | null {
    const cell = this.cell(column);
    let value = quickInteger(cell);
    if (value < 0) {
      const text = this.decimalText(column);
      if (text === null) return null;
      value = Number(text);
      if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
        this.fail(
          'NUMBER_INVALID',
          column,
          `${column} is "${quoteValue(cell)}", which is too large to be real.`,
        );
        return null;
      }
    }
    const factor = this.#context.plan.factors[column] ?? 1;
    // Dividing by 1000 rounds correctly; multiplying by 0.001 does not.
    return factor < 1 ? value / Math.round(1 / factor) : value * factor;
  }

  /** An exact decimal as plain text, or null for a hole. */
  decimalText(column: string): string | null {
    const cell = this.cell(column);
    if (HOLES.has(cell.toLowerCase())) return null;
    const text = plainDecimal(cell, this.#context.decimal);
    if (text === null) {
      this.fail('NUMBER_INVALID', column, `${column} is "${quoteValue(cell)}", which is not a number.`);
    } else if (text === 'ambiguous') {
      this.fail(
        'NUMBER_AMBIGUOUS',
        column,
        `${column} is "${cell}": thousands or decimals cannot be told apart.`,
      );
    } else return text;
    return null;
  }

  /** A number that is not negative, or null for a hole. */
  amount(column: string): number | null {
    const value = this.number(column);
    if (value === null || value >= 0) return value;
    this.fail('NUMBER_NEGATIVE', column, `${column} is ${value}; it cannot be negative.`);
    return null;
  }

  /** Seconds that are not negative: a number in the column's unit or `H:MM:SS`; null for a hole. */
  seconds(column: string): number | null {
    const cell = this.cell(column);
    const clock = cell.includes(':') ? CLOCK_DURATION.exec(cell) : null;
    if (clock === null) return this.amount(column);
    return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number((clock[3] as string).replace(',', '.'));
  }

  /** An instant; the first occurrence of a repeated local time unless that would lie before `notBeforeMs`. */
  time(column: string, notBeforeMs = Number.NEGATIVE_INFINITY): ReadInstant | null {
    const cell = this.cell(column);
    if (cell === '') return null;
    const read = this.timeText(column, cell);
    if (read.laterMs === null || read.ms >= notBeforeMs || read.laterMs < notBeforeMs) return read;
    return { ...read, ms: read.laterMs, laterMs: null };
  }

  requiredTime(column: string): ReadInstant {
    return this.time(column) ?? this.empty(column) ?? ANY_INSTANT;
  }

  /** Reads a time that the row writes in parts. */
  timeText(column: string, text: string): ReadInstant {
    const read = this.#context.time(text);
    if (read.kind === 'ok') return read;
    this.fail('TIME_INVALID', column, read.message, read.next, text);
    return ANY_INSTANT;
  }

  /** A required local day, YYYY-MM-DD. */
  day(column: string): string {
    const cell = this.requiredText(column);
    if (isRealDay(cell)) return cell;
    this.fail('LOCAL_DAY_INVALID', column, `${column} is "${quoteValue(cell)}", not a real date YYYY-MM-DD.`);
    return '1970-01-01';
  }

  /** One of the known words, by its own name or a synonym; null when the cell is empty. */
  choice<T extends string>(
    column: string,
    words: readonly T[],
    synonyms: Readonly<Record<string, T>> = {},
  ): T | null {
    const cell = this.cell(column);
    if (cell === '') return null;
    const key = wordKey(cell);
    const found = words.find((word) => wordKey(word) === key) ?? lookUp(synonyms, key);
    if (found !== undefined) return found;
    const near = nearestKey(cell, words);
    const hint = near === null ? `Known: ${words.join(', ')}.` : `Did you mean ${near}?`;
    this.fail('CHOICE_UNKNOWN', column, `${column} is "${quoteValue(cell)}". ${hint}`);
    return null;
  }

  yesOrNo(column: string): boolean {
    const YES_NO = { true: 'yes', '1': 'yes', y: 'yes', false: 'no', '0': 'no', n: 'no' } as const;
    return this.choice(column, ['yes', 'no'] as const, YES_NO) === 'yes';
  }

  /** Records that a required cell is empty. */
  empty(column: string): null {
    this.fail('CELL_EMPTY', column, `${column} is empty; a row needs it.`);
    return null;
  }

  /** Refuses the row; only the first reason is kept. */
  fail(code: ErrorCode, column: string, message: string, next?: string, value?: string): void {
    if (this.problem !== null) return;
    const { file } = this.#context;
    const shown = value ?? this.cell(column);
    this.problem = fault(code, message, {
      row: this.line,
      column: this.header(column),
      ...(shown === '' ? {} : { value: shown }),
      ...(file === null ? {} : { file }),
      ...(next === undefined ? {} : { next }),
    });
  }

  /** Leaves the row out without a fault, for a reason that is counted. */
  skip(reason: string): void {
    this.skipped = true;
    this.note(reason);
  }

  /** Counts something that was accepted but is worth knowing. */
  note(what: string): void {
    if (this.problem !== null) return;
    this.#context.notes.set(what, (this.#context.notes.get(what) ?? 0) + 1);
  }
}

/** Up to nine digits and nothing else, the commonest cell by far; -1 for any other text. */
function quickInteger(text: string): number {
  const { length } = text;
  if (length === 0 || length > 9) return -1;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function isRealDay(text: string): boolean {
  if (!DAY_TEXT.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

function wordKey(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, ' ');
}

function lookUp<T>(words: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
