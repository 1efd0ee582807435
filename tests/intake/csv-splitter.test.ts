import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvSplitter, csvLine, detectDelimiter, LONGEST_RECORD } from '../../src/intake/index.ts';

interface Split {
  readonly cells: readonly string[];
  readonly line: number;
  readonly problem: string | null;
}

function split(chunks: readonly string[], delimiter: string | null = null): Split[] {
  const found: Split[] = [];
  const splitter = new CsvSplitter((cells, line, problem) => found.push({ cells, line, problem }), delimiter);
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return found;
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '1', ' ', '"', ',', ';', '\n', '\r\n', '.'),
  maxLength: 8,
});
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));

describe('splitting CSV', () => {
  it('reads what it writes, as csv-parse does', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map(csvLine).join('');
        const found = split([text], ',');
        expect(found.map((record) => record.cells)).toEqual(rows);
        expect(found.every((record) => record.problem === null)).toBe(true);
        expect(parse(text, { record_delimiter: '\n' })).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it('numbers records by the line they start on', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const texts = rows.map(csvLine);
        const lines = texts.map((_, i) => texts.slice(0, i).join('').split('\n').length);
        expect(split([texts.join('')], ',').map((record) => record.line)).toEqual(lines);
      }),
    );
  });

  it('gives the same records for any text cut in any way', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\r\n', '""', ';'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 60 }), { maxLength: 6 }), (whole, cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((to, i) => whole.slice(at[i], to));
        expect(split(chunks, ',')).toEqual(split([whole], ','));
      }),
      { numRuns: 300 },
    );
  });

  it('loses one line to a quote that does not close, and goes on', () => {
    const text = 'a,b\n1,"two\n3,4\n5,6\n';
    expect(split([text])).toEqual([
      { cells: ['a', 'b'], line: 1, problem: null },
      { cells: [], line: 2, problem: 'quote' },
      { cells: ['3', '4'], line: 3, problem: null },
      { cells: ['5', '6'], line: 4, problem: null },
    ]);
    expect(split(['a,b\n"x"y,2\n3,4\n']).map((record) => record.problem)).toEqual([null, 'quote', null]);
  });

  it('keeps no more than one record of a file with an open quote or without line ends', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},x\n`).join('');
    const found = split(['a,b\n', '0,"x\n', rows.slice(0, 100_000), rows.slice(100_000)]);
    expect(found.filter((record) => record.problem !== null)).toEqual([
      { cells: [], line: 2, problem: 'quote' },
    ]);
    expect(found).toHaveLength(20_002);
    const endless = 'x'.repeat(LONGEST_RECORD + 1);
    for (const chunks of [[`a,b\n${endless}`, endless, '\n1,2\n'], [`a,b\n${endless}${endless}\n1,2\n`]]) {
      expect(split(chunks)).toEqual([
        { cells: ['a', 'b'], line: 1, problem: null },
        { cells: [], line: 2, problem: 'too-long' },
        { cells: ['1', '2'], line: 3, problem: null },
      ]);
    }
  });

  it('leaves quotes inside unquoted cells alone', () => {
    expect(split(['a,b\n5" screen,x\n'])[1]?.cells).toEqual(['5" screen', 'x']);
  });

  it.each([
    ['a,b,c', ','],
    ['a;b;c,d', ';'],
    ['a\tb', '\t'],
    ['a|b', '|'],
    ['"a,b,c,d";e', ';'],
    ['single', ','],
  ])('finds the delimiter of %j', (header, delimiter) => {
    expect(detectDelimiter(header)).toBe(delimiter);
  });

  it('obeys the sep= line of spreadsheets', () => {
    expect(split(['sep=;\r\na;b\r\n1,5;2\r\n']).map((record) => [record.line, record.cells])).toEqual([
      [2, ['a', 'b']],
      [3, ['1,5', '2']],
    ]);
  });
});
