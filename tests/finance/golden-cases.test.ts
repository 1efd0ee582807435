import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MoneyDecimal } from '../../src/core/index.ts';
import { checkInvoiceCases } from '../../src/finance/index.ts';

type Fields = Readonly<Record<string, string>>;
interface GoldenCase {
  readonly id: string;
  readonly expected: Readonly<Record<string, unknown>> & { readonly lines: readonly Fields[] };
}

const document = JSON.parse(
  readFileSync(new URL('../golden/finance/invoice_cases.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly GoldenCase[] };
const results = checkInvoiceCases(document);

/** Amounts compare as numbers (0 and 0.00 are one), words as words. */
function comparable(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => typeof value === 'string')
      .map(([name, value]) => {
        const text = String(value);
        return [name, /^-?\d+(\.\d+)?$/.test(text) ? new MoneyDecimal(text).toFixed() : text];
      }),
  );
}

describe('the worked invoice cases', () => {
  it.each(document.cases.map((one, index) => [one.id, one, results[index]] as const))(
    '%s',
    (_id, one, result) => {
      expect(result?.fault).toBeUndefined();
      expect(comparable({ ...result })).toMatchObject(comparable(one.expected));
      expect(result?.lines.map((line) => line.code)).toEqual(one.expected.lines.map((line) => line.code));
      for (const [place, line] of one.expected.lines.entries()) {
        expect(comparable({ ...result?.lines[place] })).toMatchObject(comparable(line));
      }
    },
  );

  it('answers each of the 20', () => {
    expect(results.map((result) => result.id)).toEqual(document.cases.map((one) => one.id));
    expect(results).toHaveLength(20);
  });
});
