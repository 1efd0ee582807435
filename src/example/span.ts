import { dayNumberOf } from '../calendar/index.ts';
import type { LocalDay } from '../core/index.ts';

/** The example's fixed span of local days, both included: 18 months, with both clock changes of both zones. */
export const FIRST_DAY: LocalDay = '2025-05-01';
export const LAST_DAY: LocalDay = '2026-10-31';

/**
 * The day the demo pretends to stand at: everything before it is history, everything from it on is "what then
 * happened". States, legs and the state-level agent days exist from here on.
 */
export const ANCHOR_DAY: LocalDay = '2026-10-18';

/** Agent days begin here, costs too: the two invoiced months and the last one. */
export const FIRST_PAID_DAY: LocalDay = '2026-08-01';

/** The invoiced months: the first is billed rightly, the second wrongly. */
export const INVOICED_MONTHS = ['2026-08', '2026-09'] as const;

/** Months with cost items. */
export const COST_MONTHS = ['2026-08', '2026-09', '2026-10'] as const;

/** Surveys begin here. */
export const FIRST_SURVEY_DAY: LocalDay = '2026-09-01';

/** The day after the span: the open end of every grid. */
export const END_DAY: LocalDay = '2026-11-01';

/** Day after FIRST_PAID_DAY's months, month by month: the open end of each cost month. */
export function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Local days in the span. */
export function daysOfSpan(): number {
  return dayNumberOf(END_DAY) - dayNumberOf(FIRST_DAY);
}
