import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, csvLine, csvNumber, percent, signedPercent, textTable } from '../../src/report/index.ts';

describe('csvLine', () => {
  it('is read back by an independent RFC 4180 reader, but for the apostrophe that disarms formulas', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 6 }), (cells) => {
        fc.pre(!(cells.length === 1 && cells[0] === ''));
        const [row] = parse(csvLine(cells), {
          relax_column_count: true,
          record_delimiter: '\n',
        }) as string[][];
        expect(row).toEqual(cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
      }),
    );
  });

  it('writes holes as empty cells and numbers without noise', () => {
    expect(csvLine(['a', null, Number.NaN, 0, -1.5])).toBe('a,,,0,-1.5\n');
    expect(csvNumber(0.1 + 0.2)).toBe('0.3');
  });
});

describe('text for people', () => {
  it('says n/a where there is no answer', () => {
    expect([percent(null), clock(Number.POSITIVE_INFINITY), signedPercent(null)]).toEqual([
      'n/a',
      'n/a',
      'n/a',
    ]);
    expect([percent(0.7543), signedPercent(0.0312), signedPercent(-0.02), clock(61.4)]).toEqual([
      '75.4 %',
      '+3.1 %',
      '-2.0 %',
      '1:01',
    ]);
  });

  it('aligns columns on characters', () => {
    const table = textTable(
      [
        { heading: 'file', align: 'left' },
        { heading: 'n', align: 'right' },
      ],
      [
        ['été', '10'],
        ['orders', '7'],
      ],
    );
    expect(table).toBe('file     n\n------  --\nété     10\norders   7\n');
  });
});
