import type { Ratio } from '../core/index.ts';

/** Staff required and staff present on the same intervals. NaN on either side is a hole and is left out, counted. */
export interface StaffingToPlanInput {
  readonly minutes: number;
  readonly required: ArrayLike<number>;
  readonly staffed: ArrayLike<number>;
}

/** Sums only, so that days and sites add up before anything is divided. Minutes are agent-minutes. */
export interface StaffingToPlan {
  readonly requiredMinutes: number;
  readonly staffedMinutes: number;
  /** The smaller of both, interval by interval: staff that was there when it was needed. */
  readonly coveredMinutes: number;
  /** Staffed / required: 100 % may hide a shortage in the morning and idleness at night. */
  readonly staffing: Ratio;
  /** Covered / required: never above 1. */
  readonly coverage: Ratio;
  /** Intervals with less than required, of those with a requirement. */
  readonly understaffedIntervals: Ratio;
  readonly holes: number;
}

/** Compares staff with its requirement, interval by interval. */
export function staffingToPlan({ minutes, required, staffed }: StaffingToPlanInput): StaffingToPlan {
  let requiredAgents = 0;
  let staffedAgents = 0;
  let coveredAgents = 0;
  let understaffed = 0;
  let withRequirement = 0;
  let holes = 0;
  const length = Math.max(required.length, staffed.length);
  for (let i = 0; i < length; i++) {
    const need = required[i] ?? Number.NaN;
    const present = staffed[i] ?? Number.NaN;
    if (Number.isNaN(need) || Number.isNaN(present)) {
      holes++;
      continue;
    }
    requiredAgents += need;
    staffedAgents += present;
    coveredAgents += Math.min(need, present);
    if (need > 0) withRequirement++;
    if (present < need) understaffed++;
  }
  const requiredMinutes = requiredAgents * minutes;
  const staffedMinutes = staffedAgents * minutes;
  const coveredMinutes = coveredAgents * minutes;
  return {
    requiredMinutes,
    staffedMinutes,
    coveredMinutes,
    staffing: { numerator: staffedMinutes, denominator: requiredMinutes },
    coverage: { numerator: coveredMinutes, denominator: requiredMinutes },
    understaffedIntervals: { numerator: understaffed, denominator: withRequirement },
    holes,
  };
}
