import type { Money } from '../../core/index.ts';
import { addMark, addMeasures, type MeasureSums } from './measure-sums.ts';

/** Adds what the contract makes of the measured quantities and what the invoice asks for, in one currency. */
export function addInvoiceAmounts(sums: MeasureSums, expected: Money | null, invoiced: Money | null): void {
  for (const amount of [expected, invoiced]) {
    if (amount !== null) addMark(sums, 'currency', amount.currency);
  }
  addMeasures(sums, {
    expectedAmount: expected === null ? 0 : expected.amount,
    invoicedAmount: invoiced === null ? 0 : invoiced.amount,
  });
}
