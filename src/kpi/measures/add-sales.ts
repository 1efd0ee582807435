import type { ExactValue } from '../exact-sum.ts';
import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** One call of a campaign and the sales made in it. A sale cancelled later is taken off in the month of cancelling. */
export interface SalesCall {
  readonly connected: boolean;
  readonly sales: number;
}

export function addSalesCall(sums: MeasureSums, { connected, sales }: SalesCall): void {
  addMeasures(sums, {
    callsMade: 1,
    callsConnected: connected ? 1 : 0,
    callsWithSale: sales > 0 ? 1 : 0,
    connectedCallsWithSale: connected && sales > 0 ? 1 : 0,
    sales,
    salesOnConnectedCalls: connected ? sales : 0,
  });
}

/** Adds additional sales beside the main ones they came with. */
export function addAddonSales(sums: MeasureSums, mainSales: ExactValue, addonSales: ExactValue): void {
  addMeasures(sums, { mainSales, addonSales });
}

/** Adds appointments of one month and the sales that came of them, whenever: a cohort. */
export function addAppointments(sums: MeasureSums, won: ExactValue, sales: ExactValue): void {
  addMeasures(sums, { appointmentsWon: won, salesFromAppointments: sales });
}
