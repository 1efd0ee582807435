import { AgnerError, type Fault, fault } from '../core/index.ts';
import type { PriceRow } from './contract-schema.ts';
import { dayAfter } from './local-day.ts';

/**
 * The one price row valid on that local day (bounds inclusive).
 *
 * @throws AgnerError FINANCE_PRICE_GAP when there is none, FINANCE_PRICE_OVERLAP when there are several.
 */
export function priceOn(code: string, rows: readonly PriceRow[], day: string): PriceRow {
  const valid = rows.filter((row) => row.from <= day && (row.to == null || day <= row.to));
  const [only, second] = valid;
  if (only === undefined) {
    throw new AgnerError('FINANCE_PRICE_GAP', `The rate ${code} has no price on ${day}.`, {
      field: `contract.rates.${code}.prices`,
      value: day,
    });
  }
  if (second !== undefined) throw AgnerError.from(overlap(code, only, second));
  return only;
}

/** The day that people write for an open end; there is none after it. */
const LAST_DAY = '9999-12-31';

/** Days of the contract without a price or with two. */
export function priceFaults(
  code: string,
  rows: readonly PriceRow[],
  validFrom: string,
  validTo: string | null,
): Fault[] {
  const field = `contract.rates.${code}.prices`;
  const faults: Fault[] = [];
  const gap = (from: string, to: string): void => {
    faults.push(
      fault('FINANCE_PRICE_GAP', `The rate ${code} has no price from ${from} to ${to}.`, {
        field,
        value: from,
      }),
    );
  };
  const ordered = rows.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  /** First day not yet covered; null = covered to the end of time. */
  let uncovered: string | null = validFrom;
  let previous: PriceRow | null = null;
  for (const row of ordered) {
    if (previous !== null && (previous.to == null || row.from <= previous.to)) {
      faults.push(overlap(code, previous, row));
    }
    if (uncovered !== null && row.from > uncovered && (validTo === null || uncovered <= validTo)) {
      gap(uncovered, row.from);
    }
    if (row.to == null || row.to >= LAST_DAY) uncovered = null;
    else if (uncovered !== null && row.to >= uncovered) uncovered = dayAfter(row.to);
    previous = row;
  }
  if (uncovered !== null && (validTo === null || uncovered <= validTo))
    gap(uncovered, validTo ?? 'the open end');
  return faults;
}

function overlap(code: string, first: PriceRow, second: PriceRow): Fault {
  return fault(
    'FINANCE_PRICE_OVERLAP',
    `The rate ${code} has the prices ${first.price} (from ${first.from}) and ${second.price} (from ${second.from}) on the same days.`,
    { field: `contract.rates.${code}.prices`, value: second.from },
  );
}
