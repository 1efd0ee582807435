import { CONTRACT } from './contract.ts';
import { exactHours, type MonthSums } from './month-sums.ts';
import { monthDays } from './months.ts';

/** What was measured in one month for the contract: exact decimals by rate code, as invoice cases hold it. */
export interface MeasuredMonth {
  readonly period: { readonly from: string; readonly to: string };
  readonly qty: Readonly<Record<string, string>>;
}

/** The group whose productive hours the contract pays. */
const HOURLY_GROUP = 'lille-billing';

/** The contract's quantities of one month: contacts of the rate's queue, or billed hours of the group. */
export function measuredMonth(sums: MonthSums): MeasuredMonth {
  const qty: Record<string, string> = {};
  for (const rate of CONTRACT.rates) {
    if (rate.model === 'fixed') qty[rate.code] = '1';
    else if (rate.unit === 'hour') {
      qty[rate.code] = exactHours(sums.billedSeconds[HOURLY_GROUP] ?? 0).toFixed();
    } else qty[rate.code] = String(sums.handled[rate.queue ?? ''] ?? 0);
  }
  return { period: monthDays(sums.month), qty };
}
