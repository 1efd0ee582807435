import { addRational, divideRational, rational } from '../../math/index.ts';
import { type ExactValue, toRational } from '../exact-sum.ts';
import { addKeyed, addMeasures, type MeasureSums } from './measure-sums.ts';

/** Heads of one site or vendor in one period. Moves between sites of the same tenant are neither hires nor leavers. */
export interface HeadcountPeriod {
  /** Sorts by time, such as 2026-10: headcounts are summed within a period and averaged over periods. */
  readonly period: string;
  readonly opening: ExactValue;
  /** null = not observed: there is then no average headcount. */
  readonly closing: ExactValue | null;
  readonly leavers: ExactValue;
  readonly hires: ExactValue | null;
}

export function addHeadcountPeriod(sums: MeasureSums, row: HeadcountPeriod): void {
  const half = (a: ExactValue, b: ExactValue) =>
    divideRational(addRational(toRational(a), toRational(b)), rational(2n)) ?? 0;
  addMeasures(sums, {
    leavers: row.leavers,
    hires: row.hires,
    meanMovements: row.hires === null ? null : half(row.hires, row.leavers),
  });
  addKeyed(sums, 'openingHeadcount', row.period, row.opening);
  if (row.closing !== null) addKeyed(sums, 'averageHeadcount', row.period, half(row.opening, row.closing));
}

/** Adds trainees who finished (or dropped out, where the contract counts them) and those who reached the standard. */
export function addTrainees(sums: MeasureSums, finished: ExactValue, atStandard: ExactValue): void {
  addMeasures(sums, { traineesFinished: finished, traineesAtStandard: atStandard });
}

/** Adds agents with a valid certificate among those who need one, at an instant or on a local day. */
export function addCertifications(
  sums: MeasureSums,
  key: string,
  required: ExactValue,
  certified: ExactValue,
): void {
  addKeyed(sums, 'agentsToCertify', key, required);
  addKeyed(sums, 'agentsCertified', key, certified);
}
