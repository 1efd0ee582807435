import { AgnerError, type LocalDay, nearestKeys } from '../core/index.ts';

/** A public holiday: `key` is the same every year (`FR:easter 1`), so that a model can learn what it does. */
export interface Holiday {
  readonly key: string;
  readonly name: string;
}

/** Public holidays of one country or region by local day. */
export type HolidayCalendar = ReadonlyMap<LocalDay, Holiday>;

/**
 * The public holidays of a country (`FR`) or one of its regions (`US-CA`, `GB-SCT`, `DE-BY-A`) in the years
 * `fromYear..toYear`, both included, from the package date-holidays, which is loaded at the first call because it costs
 * start-up time. A substitute day (4 July on a Friday) has its rule's key with ` (substitute)` behind it. Where two
 * holidays share a day the keys are joined with ` + ` in a fixed order. Names are in the country's first language.
 * Planners override the days in hours.json; this only fills the table.
 *
 * @throws AgnerError HOLIDAY_CALENDAR_UNKNOWN with the nearest codes.
 */
export async function loadHolidayCalendar(
  country: string,
  fromYear: number,
  toYear: number,
): Promise<HolidayCalendar> {
  const { default: Holidays } = await import('date-holidays');
  const [code, state, region] = country.toUpperCase().split('-') as [string, string?, string?];
  const source = new Holidays();
  checkCode(code, source.getCountries('en'), country, '');
  if (state !== undefined) checkCode(state, source.getStates(code, 'en'), country, `${code}-`);
  if (state !== undefined && region !== undefined) {
    checkCode(region, source.getRegions(code, state, 'en'), country, `${code}-${state}-`);
  }
  source.init(code, state, region);
  const calendar = new Map<LocalDay, Holiday>();
  for (let year = fromYear; year <= toYear; year++) {
    const found = source
      .getHolidays(year)
      .filter((entry) => entry.type === 'public')
      .map((entry) => ({ ...entry, key: `${country.toUpperCase()}:${stableRule(entry)}` }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const entry of found) {
      for (const day of daysOf(entry)) calendar.set(day, joined(calendar.get(day), entry));
    }
  }
  return calendar;
}

interface SourceHoliday {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly rule: string;
  readonly substitute?: boolean;
}

function stableRule(entry: SourceHoliday): string {
  return entry.substitute === true && !entry.rule.startsWith('substitutes')
    ? `${entry.rule} (substitute)`
    : entry.rule;
}

/**
 * Whole local days of a holiday that may last several (the end of Ramadan). Feasts that begin at sunset carry the date
 * of the day that follows, and their part of a day is left out; the hour is slack for a day of 23 hours.
 */
function daysOf(entry: SourceHoliday): LocalDay[] {
  const first = Date.parse(`${entry.date.slice(0, 10)}T00:00:00Z`);
  const hours = (entry.end.getTime() - entry.start.getTime()) / 3_600_000;
  const days = Math.max(1, Math.floor((hours + 1) / 24));
  return Array.from({ length: days }, (_, index) =>
    new Date(first + index * 86_400_000).toISOString().slice(0, 10),
  );
}

function joined(known: Holiday | undefined, next: Holiday): Holiday {
  if (known === undefined || known.key === next.key) return { key: next.key, name: next.name };
  return { key: `${known.key} + ${next.key}`, name: `${known.name} + ${next.name}` };
}

function checkCode(
  code: string,
  known: Record<string, string> | undefined,
  written: string,
  prefix: string,
): void {
  const codes = Object.keys(known ?? {});
  if (codes.includes(code)) return;
  const near = nearestKeys(code, codes, 3).map((entry) => `${prefix}${entry}`);
  const hint =
    codes.length === 0
      ? ` ${prefix.slice(0, -1)} has no regions.`
      : near.length > 0
        ? ` Maybe ${near.join(', ')}.`
        : '';
  throw new AgnerError(
    'HOLIDAY_CALENDAR_UNKNOWN',
    `"${written.slice(0, 40)}" has no public-holiday calendar.${hint}`,
    { value: written },
  );
}
