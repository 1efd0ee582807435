/** What is wrong with a record before its cells are looked at. */
export type SplitProblem = 'quote' | 'too-long';

/** Receives each record: its cells, the 1-based line it starts on, and null or why it has no cells. */
export type EmitRecord = (cells: readonly string[], line: number, problem: SplitProblem | null) => void;

/** Characters after which a line, or a quoted record, is taken to be broken. Bounds memory and re-reading. */
export const LONGEST_RECORD = 65_536;

const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Splits CSV text (RFC 4180) that arrives in chunks into records, keeping no more than one unfinished record. Lines
 * may end in LF or CRLF; blank lines are left out; a quote inside an unquoted cell is literal. A record whose quotes
 * do not balance costs its first line only: reading goes on at the next line. The result does not depend on the
 * chunks.
 *
 * Written by hand because the record boundaries, line numbers and recovery are needed synchronously and in one pass;
 * lines without a quote take the runtime's own `split`. The delimiter is found in the first line (`sep=;` there is
 * obeyed).
 */
export class CsvSplitter {
  delimiter: string | null;
  #rest = '';
  #line = 1;
  #started = false;
  #skipping = false;
  readonly #emit: EmitRecord;

  constructor(emit: EmitRecord, delimiter: string | null = null) {
    this.#emit = emit;
    this.delimiter = delimiter;
  }

  push(chunk: string): void {
    this.#rest = this.#consume(this.#rest + chunk, false);
  }

  end(): void {
    const text = this.#rest;
    this.#rest = '';
    if (text !== '') this.#consume(text.endsWith('\n') ? text : `${text}\n`, true);
  }

  /** Emits every whole record of `text` and returns what is left of it. */
  #consume(text: string, last: boolean): string {
    let at = 0;
    if (!this.#started && text !== '') {
      this.#started = true;
      if (text.startsWith(BYTE_ORDER_MARK)) at = 1;
    }
    let nextQuote = -2;
    while (at < text.length) {
      const newline = text.indexOf('\n', at);
      if (this.#skipping) {
        if (newline < 0) return '';
        this.#skipping = false;
        this.#line++;
        at = newline + 1;
        continue;
      }
      if (newline < 0) {
        if (text.length - at <= LONGEST_RECORD) return text.slice(at);
        this.#emit([], this.#line, 'too-long');
        this.#skipping = true;
        return '';
      }
      if (newline - at > LONGEST_RECORD) {
        at = this.#refuseLine('too-long', newline);
        continue;
      }
      if (this.delimiter === null) {
        const first = lineText(text, at, newline);
        const told = /^sep=(.)$/i.exec(first)?.[1];
        this.delimiter = told ?? (first === '' ? null : detectDelimiter(first));
        if (told !== undefined || first === '') {
          at = newline + 1;
          this.#line++;
          continue;
        }
      }
      const delimiter = this.delimiter as string;
      if (nextQuote !== -1 && nextQuote < at) nextQuote = text.indexOf('"', at);
      if (nextQuote === -1 || nextQuote > newline) {
        const line = lineText(text, at, newline);
        if (line !== '') this.#emit(line.split(delimiter), this.#line, null);
        at = newline + 1;
        this.#line++;
        continue;
      }
      const record = readQuotedRecord(text, at, delimiter);
      if (record === 'open' && !last && text.length - at <= LONGEST_RECORD) return text.slice(at);
      if (record === 'open' || record === 'malformed' || record.next - at > LONGEST_RECORD + 1) {
        at = this.#refuseLine('quote', newline);
        continue;
      }
      this.#emit(record.cells, this.#line, null);
      this.#line += record.lines;
      at = record.next;
    }
    return '';
  }

  #refuseLine(problem: SplitProblem, newline: number): number {
    this.#emit([], this.#line, problem);
    this.#line++;
    return newline + 1;
  }
}

function lineText(text: string, from: number, newline: number): string {
  const end = newline > from && text.charCodeAt(newline - 1) === RETURN ? newline - 1 : newline;
  return text.slice(from, end);
}

interface QuotedRecord {
  readonly cells: string[];
  /** Where the next record starts. */
  readonly next: number;
  readonly lines: number;
}

/** Reads one record that holds a quote. `open`: its end is not in the text yet. */
function readQuotedRecord(
  text: string,
  from: number,
  delimiter: string,
): QuotedRecord | 'open' | 'malformed' {
  const delimiterCode = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let lines = 1;
  let at = from;
  for (;;) {
    let cell: string;
    if (text.charCodeAt(at) === QUOTE) {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
      if (close < 0) return 'open';
      cell = text.slice(at + 1, close).replaceAll('""', '"');
      for (let n = text.indexOf('\n', at); n >= 0 && n < close; n = text.indexOf('\n', n + 1)) lines++;
      at = close + 1;
    } else {
      const start = at;
      while (at < text.length && text.charCodeAt(at) !== delimiterCode && text.charCodeAt(at) !== NEWLINE)
        at++;
      if (at === text.length) return 'open';
      const end =
        text.charCodeAt(at) === NEWLINE && text.charCodeAt(at - 1) === RETURN && at > start ? at - 1 : at;
      cell = text.slice(start, end);
    }
    cells.push(cell);
    if (at >= text.length) return 'open';
    let code = text.charCodeAt(at);
    if (code === RETURN) {
      if (at + 1 >= text.length) return 'open';
      code = text.charCodeAt(at + 1) === NEWLINE ? text.charCodeAt(++at) : code;
    }
    if (code === NEWLINE) return { cells, next: at + 1, lines };
    if (code !== delimiterCode) return 'malformed';
    at++;
  }
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that occurs most often outside quotes in a header line; a comma when none does. */
export function detectDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  let best = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = bare.split(delimiter).length - 1;
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}
