import { loadHolidayCalendar } from '../calendar/index.ts';
import type { LocalDay } from '../core/index.ts';

/**
 * A look-up of public holidays by local day, for the years that two days span. Without a country there are none, and
 * the holiday package is not loaded.
 */
export async function holidayLookup(
  country: string | null,
  fromDay: LocalDay,
  toDay: LocalDay,
): Promise<(day: LocalDay) => string | null> {
  if (country === null) return () => null;
  const calendar = await loadHolidayCalendar(country, Number(fromDay.slice(0, 4)), Number(toDay.slice(0, 4)));
  return (day) => calendar.get(day)?.key ?? null;
}
