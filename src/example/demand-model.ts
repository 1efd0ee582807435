/** A curve through points (hour of the day, value), straight between them and flat outside. */
export type HourCurve = readonly (readonly [hour: number, value: number])[];

/**
 * How contacts of one queue arise. Sizes of the random effects were set beside public call-centre counts (see
 * docs/example-data.md for what was measured there).
 */
export interface DemandModel {
  readonly queueId: string;
  /** Expected contacts in the busiest interval of a plain Wednesday at the start of the span. */
  readonly peak: number;
  /** Shape of a plain weekday, a Monday, and a weekend day; the largest weekday value is 1. */
  readonly weekdayCurve: HourCurve;
  readonly mondayCurve: HourCurve;
  readonly weekendCurve: HourCurve;
  /** Multipliers Monday … Sunday. */
  readonly weekdays: readonly [number, number, number, number, number, number, number];
  /** Relative growth a year, compounding. */
  readonly growthPerYear: number;
  /** Half swing of the yearly cosine and the day of the year of its top. */
  readonly season: { readonly swing: number; readonly topDayOfYear: number };
  /** Uplift on the first business day after a bill run (5th and 20th); two thirds of it the day after, then a third. */
  readonly billRunUplift: number;
  /** Uplift around payday (28th to 2nd). */
  readonly paydayUplift: number;
  /** Multiplier on the country's public holidays where the queue is open. */
  readonly holidayFactor: number;
  /** Extra share on the day after a holiday or a closed weekday. */
  readonly afterHolidayUplift: number;
  /** Extra share in July and August. */
  readonly summerFactor: number;
  /** Coefficient of variation of the whole day's level, and of the slower wave inside a day. */
  readonly dayVariation: number;
  readonly withinDayVariation: number;
}

/** The curve's value at an hour. */
export function curveAt(curve: HourCurve, hour: number): number {
  const [first, last] = [curve[0], curve[curve.length - 1]];
  if (first === undefined || last === undefined) return 1;
  if (hour <= first[0]) return first[1];
  for (let i = 1; i < curve.length; i++) {
    const [from, to] = [curve[i - 1], curve[i]] as [readonly [number, number], readonly [number, number]];
    if (hour <= to[0]) return from[1] + ((hour - from[0]) / (to[0] - from[0])) * (to[1] - from[1]);
  }
  return last[1];
}
