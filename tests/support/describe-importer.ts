import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorCode, Fault } from '../../src/core/index.ts';
import { csvLine, type ReaderOptions, type RecordReader, readAll } from '../../src/intake/index.ts';

/** A row that must be refused: its cells, the code, and our name of the column at fault (null for the whole row). */
export interface BadRow {
  readonly cells: readonly string[];
  readonly code: ErrorCode;
  readonly column: string | null;
}

export interface ImporterCase<T> {
  readonly name: string;
  readonly create: (options?: Partial<ReaderOptions>) => RecordReader<T>;
  /** Writes records as the importer reads them; null where records come from a foreign format. */
  readonly write: ((records: Iterable<T>) => string) | null;
  readonly header: readonly string[];
  readonly good: readonly (readonly string[])[];
  readonly bad: readonly BadRow[];
  /** A column without which the file is unusable, and one accepted synonym or name that the message must give. */
  readonly needed: { readonly column: string; readonly accepted: string };
  /** Makes row number n different from all others, so that a long file can be made of one row. */
  readonly nth: (n: number) => readonly string[];
  /** Rows the importer may hold back. */
  readonly heldBack: number;
}

/** What every importer promises, whatever it reads. */
export function describeImporter<T>(importer: ImporterCase<T>): void {
  const { header, good, bad } = importer;
  const text = (rows: readonly (readonly string[])[], names = header) =>
    [names, ...rows].map(csvLine).join('');
  const read = (csv: string, options?: Partial<ReaderOptions>) => readAll(importer.create(options), csv);
  const goodRead = read(text(good));

  describe(`${importer.name}, as every importer`, () => {
    it('keeps every good row', () => {
      expect(goodRead.faults).toEqual([]);
      expect(goodRead.records).toHaveLength(good.length);
      expect(goodRead.summary).toMatchObject({
        rows: good.length,
        kept: good.length,
        refused: 0,
        unusable: null,
        unknownColumns: [],
      });
    });

    it.each(bad)('refuses $cells: $code', ({ cells, code, column }) => {
      const found = read(text([...good, cells]));
      expect(found.records).toEqual(goodRead.records);
      expect(found.faults).toHaveLength(1);
      expect(found.faults[0]).toMatchObject({
        code,
        row: good.length + 2,
        ...(column === null ? {} : { column }),
      });
      expect(found.faults[0]?.message.length).toBeGreaterThan(15);
      expect(found.faults[0]?.next.length).toBeGreaterThan(10);
      expect(found.summary.refused).toBe(1);
    });

    it('gives one fault for each bad row among good ones', () => {
      const found = read(text([...good, ...bad.map((row) => row.cells)]));
      expect(found.faults.map(({ row, code }) => [row, code])).toEqual(
        bad.map((row, index) => [good.length + 2 + index, row.code]),
      );
      expect(found.records).toEqual(goodRead.records);
    });

    it('names the file in its faults', () => {
      const found = read(text([...good, (bad[0] as BadRow).cells]), { file: 'upload.csv' });
      expect(found.faults[0]?.file).toBe('upload.csv');
    });

    it('refuses a row with a cell too many, or one too few', () => {
      const first = good[0] as readonly string[];
      for (const cells of [[...first, 'x'], first.slice(0, -1)]) {
        const found = read(text([...good, cells]));
        expect(found.faults).toMatchObject([{ code: 'COLUMN_COUNT', row: good.length + 2 }]);
        expect(found.records).toEqual(goodRead.records);
      }
    });

    it('reads the same whatever the chunks', () => {
      const whole = text([...good, ...bad.map((row) => row.cells)]);
      const expected = read(whole);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }), (sizes) => {
          const reader = importer.create();
          const parts = { records: [] as T[], faults: [] as Fault[] };
          const take = (batch: { records: T[]; faults: Fault[] }) => {
            parts.records.push(...batch.records);
            parts.faults.push(...batch.faults);
          };
          for (let at = 0, n = 0; at < whole.length; n++) {
            const size = sizes[n % sizes.length] as number;
            take(reader.push(whole.slice(at, at + size)));
            at += size;
          }
          take(reader.end());
          parts.faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
          expect(parts).toEqual({ records: expected.records, faults: expected.faults });
        }),
        { numRuns: 20 },
      );
    });

    it('reads the same with CRLF, a byte order mark, quotes, semicolons, tabs and blank lines', () => {
      const rows = [header, ...good];
      const quoted = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`));
      const variants = [
        text(good).replaceAll('\n', '\r\n'),
        `\ufeff${text(good)}`,
        quoted.map((cells) => cells.join(',')).join('\r\n'),
        quoted.map((cells) => cells.join(';')).join('\n'),
        quoted.map((cells) => cells.join('\t')).join('\n'),
        text(good).replaceAll('\n', '\n\n'),
        `${text(good)}${','.repeat(header.length - 1)}\n`,
      ];
      for (const variant of variants) {
        const found = read(variant);
        expect(found.faults).toEqual([]);
        expect(found.records).toEqual(goodRead.records);
      }
    });

    it('reports columns that it does not use', () => {
      const found = read(
        text(
          good.map((cells) => [...cells, 'x']),
          [...header, 'Colour'],
        ),
      );
      expect(found.summary.unknownColumns).toEqual(['Colour']);
      expect(found.records).toEqual(goodRead.records);
    });

    it('reads any header through a mapping', () => {
      const theirs = header.map((_, index) => `Feld ${index}`);
      const map = Object.fromEntries(theirs.map((name, index) => [name, header[index] as string]));
      expect(read(text(good, theirs), { map }).records).toEqual(goodRead.records);
    });

    it('says which column is missing and what it may be called', () => {
      const { column, accepted } = importer.needed;
      const found = read(
        text(
          good,
          header.map((name) => (name === column ? 'zzz' : name)),
        ),
      );
      expect(found.records).toEqual([]);
      expect(found.faults).toHaveLength(1);
      expect(found.faults[0]).toMatchObject({ code: 'COLUMN_MISSING', row: 1, column });
      expect(found.faults[0]?.next).toContain(accepted);
      expect(found.summary.unusable).toEqual(found.faults[0]);
    });

    it('calls an empty file empty', () => {
      for (const nothing of ['', '\n\r\n', '\ufeff']) {
        expect(read(nothing).faults).toMatchObject([{ code: 'FILE_EMPTY' }]);
      }
    });

    it('never throws, and accounts for every row, on garbage', () => {
      const cell = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: fc.constantFrom(...'",;\n\r\t0123456789-.:e '), maxLength: 20 }),
        fc.constantFrom(...good.flat(), ...bad.flatMap((row) => row.cells)),
      );
      const garbage = fc.oneof(
        fc.array(fc.array(cell, { maxLength: header.length + 1 }).map((cells) => cells.join(','))),
        fc.array(
          fc
            .array(cell, { minLength: header.length, maxLength: header.length })
            .map((cells) => csvLine(cells).trimEnd()),
        ),
      );
      fc.assert(
        fc.property(garbage, fc.boolean(), (lines, withHeader) => {
          const found = read(`${withHeader ? text([]) : ''}${lines.join('\n')}`);
          const { summary } = found;
          expect(found.records).toHaveLength(summary.kept);
          if (summary.unusable === null) expect(found.faults).toHaveLength(summary.refused);
          expect(summary.rows).toBe(summary.kept + summary.refused + summary.skipped);
        }),
        { numRuns: 100 },
      );
    });

    it('hands rows on as they come and keeps none back', () => {
      const reader = importer.create();
      reader.push(csvLine(header));
      let handed = 0;
      for (let n = 0; n < importer.heldBack + 300; n++) {
        handed += reader.push(csvLine(importer.nth(n))).records.length;
        expect(n + 1 - handed).toBeLessThanOrEqual(importer.heldBack);
      }
      expect(handed).toBe(importer.heldBack + 300);
    });

    it.skipIf(importer.write === null)('reads its own output as the same records', () => {
      const written = importer.write?.(goodRead.records) ?? '';
      const again = read(written);
      expect(again.faults).toEqual([]);
      expect(again.records).toEqual(goodRead.records);
      expect(importer.write?.(again.records)).toBe(written);
    });
  });
}
