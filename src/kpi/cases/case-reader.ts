import type { KpiCase } from '../golden-case-fields.ts';
import type { MeasureSums } from '../measures/measure-sums.ts';

/** Reads the input of a case of one KPI into measures. @throws AgnerError naming the field that is wrong. */
export type CaseReader = (whole: KpiCase, sums: MeasureSums) => void;

/** Readers by the id of their KPI. */
export type CaseReaders = { readonly [kpi: string]: CaseReader };

/** What a case is called that needs nothing more. */
export const CLOSED_STATUSES: readonly string[] = ['closed', 'solved', 'resolved'];

/** The widest window that dates can span. */
export const ALWAYS = { fromMs: -8.64e15, toMs: 8.64e15 };
