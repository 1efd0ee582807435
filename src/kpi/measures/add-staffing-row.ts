import { compareRational, multiplyRational } from '../../math/index.ts';
import { type ExactValue, toRational } from '../exact-sum.ts';
import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** People needed and people there in one interval; halves are allowed. */
export interface StaffingRow {
  readonly required: ExactValue;
  readonly staffed: ExactValue;
  readonly minutes: number;
}

/** Adds one interval of staffing against plan. */
export function addStaffingRow(sums: MeasureSums, row: StaffingRow): void {
  const [required, staffed, minutes] = [row.required, row.staffed, row.minutes].map(toRational) as [
    ReturnType<typeof toRational>,
    ReturnType<typeof toRational>,
    ReturnType<typeof toRational>,
  ];
  const under = compareRational(staffed, required) < 0;
  addMeasures(sums, {
    requiredMinutes: multiplyRational(required, minutes),
    staffedMinutes: multiplyRational(staffed, minutes),
    coveredMinutes: multiplyRational(under ? staffed : required, minutes),
    staffingIntervals: 1,
    understaffedIntervals: under ? 1 : 0,
  });
}
