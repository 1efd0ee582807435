import { dayNumberOf, dayText } from '../../calendar/index.ts';
import type { LocalDay } from '../../core/index.ts';

/** A calendar month as day numbers, half-open. */
export interface Month {
  /** YYYY-MM-01. */
  readonly first: LocalDay;
  readonly fromDay: number;
  readonly toDay: number;
}

/** The month that a day lies in. */
export function monthOf(dayNumber: number): Month {
  const [year, month] = dayText(dayNumber).split('-').map(Number) as [number, number];
  const first = monthText(year, month);
  const next = month === 12 ? monthText(year + 1, 1) : monthText(year, month + 1);
  return { first, fromDay: dayNumberOf(first), toDay: dayNumberOf(next) };
}

/** The months that a half-open span of days touches, in order. */
export function monthsTouched(fromDay: number, toDay: number): Month[] {
  const months: Month[] = [];
  for (let day = fromDay; day < toDay; day = (months.at(-1) as Month).toDay) months.push(monthOf(day));
  return months;
}

function monthText(year: number, month: number): LocalDay {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}
