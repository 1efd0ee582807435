import type { ExactValue } from '../exact-sum.ts';
import { addDistinct, addKeyed, addMeasures, type MeasureSums } from './measure-sums.ts';

/** A segment of the customer ledger in one period; segments are disjoint. */
export interface CustomerPeriod {
  /** Sorts by time, such as 2026-10. */
  readonly period: string;
  readonly opening: ExactValue;
  readonly closing: ExactValue;
  readonly gained: ExactValue;
}

export function addCustomerPeriod(sums: MeasureSums, row: CustomerPeriod): void {
  addMeasures(sums, { newCustomers: row.gained });
  addKeyed(sums, 'openingCustomers', row.period, row.opening);
  addKeyed(sums, 'closingCustomers', row.period, row.closing);
}

/** Adds a customer with that many orders in the window; renewals count as orders. All orders in one call. */
export function addCustomerOrders(sums: MeasureSums, customerId: string, orders: number): void {
  addMeasures(sums, { customersWithOrder: 0, customersWithRepeatOrder: 0 });
  if (orders >= 1) addDistinct(sums, 'customersWithOrder', customerId);
  if (orders >= 2) addDistinct(sums, 'customersWithRepeatOrder', customerId);
}

/** Adds customers that a source counted itself; its groups must be disjoint. */
export function addCustomerCounts(
  sums: MeasureSums,
  withOrder: ExactValue,
  withRepeatOrder: ExactValue,
): void {
  addMeasures(sums, { customersWithOrder: withOrder, customersWithRepeatOrder: withRepeatOrder });
}
