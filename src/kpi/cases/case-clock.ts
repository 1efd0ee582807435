import { type OpeningHours, parseOpeningHours } from '../../calendar/index.ts';
import {
  type CaseRecord,
  eachRow,
  instantField,
  isRecord,
  refuse,
  textField,
} from '../golden-case-fields.ts';
import { businessClock, CALENDAR_CLOCK, type CaseClock } from '../measures/elapsed-time.ts';

/** The opening hours that a case gives as `calendar`. @throws AgnerError naming what is wrong with them. */
export function caseCalendar(record: CaseRecord): OpeningHours {
  if (!isRecord(record.calendar)) refuse('calendar', 'opening hours {tz, weekly, holidays}', record.calendar);
  return parseOpeningHours(record.calendar, 'calendar');
}

/**
 * The clock of a row: `clock` of the parameters (calendar unless told otherwise), with the calendar of the parameters,
 * of the row, or the row's `calendars: [{from, calendar}]` where it passed through several.
 */
export function caseClock(params: CaseRecord, row: CaseRecord): CaseClock {
  const clock = textField(params, 'clock', 'calendar');
  if (clock === 'calendar') return CALENDAR_CLOCK;
  if (clock !== 'business') return refuse('clock', 'calendar or business', clock);
  if (row.calendars === undefined) {
    return businessClock(row.calendar === undefined ? sharedCalendar(params) : caseCalendar(row));
  }
  const spells: { fromMs: number; hours: OpeningHours }[] = [];
  eachRow(row, 'calendars', (spell) => {
    const fromMs = instantField(spell, 'from', Number.NEGATIVE_INFINITY);
    spells.push({ fromMs, hours: caseCalendar(spell) });
  });
  return spells.sort((a, b) => a.fromMs - b.fromMs);
}

const shared = new WeakMap<CaseRecord, OpeningHours>();

/** Read once for all rows of a case, since the tables of a calendar are built once per object. */
function sharedCalendar(params: CaseRecord): OpeningHours {
  const hours = shared.get(params) ?? caseCalendar(params);
  shared.set(params, hours);
  return hours;
}
