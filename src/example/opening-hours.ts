import type { OpeningHours } from '../calendar/index.ts';
import { FRENCH_HOLIDAYS } from './holiday-table.ts';

type Windows = [string, string][];

function week(weekdays: Windows, saturday: Windows, sunday: Windows): OpeningHours['weekly'] {
  return {
    '1': weekdays,
    '2': weekdays,
    '3': weekdays,
    '4': weekdays,
    '5': weekdays,
    '6': saturday,
    '7': sunday,
  };
}

const PARIS = 'Europe/Paris';
const CHICAGO = 'America/Chicago';
const FRENCH_CLOSED = [...FRENCH_HOLIDAYS];
/** Days on which even `orders` and the e-mail desk stay closed; other holidays are shortened ones. */
const FRENCH_STRICTLY_CLOSED = FRENCH_HOLIDAYS.filter((day) => /-(01-01|05-01|12-25)$/.test(day));
const FRENCH_SHORTENED = FRENCH_HOLIDAYS.filter((day) => !FRENCH_STRICTLY_CLOSED.includes(day)).map(
  (date) => ({ date, windows: [['10:00', '17:00']] as Windows }),
);
const AMERICAN_CLOSED = ['2025-11-27', '2025-12-25', '2026-01-01'];
/** The Friday after Ascension, when the back office stays shut: a closure that is no public holiday. */
export const BRIDGE_CLOSURE_DAY = '2026-05-15';

const eightToEight: Windows = [['08:00', '20:00']];
const nights: Windows = [
  ['00:00', '07:00'],
  ['22:00', '24:00'],
];

/** Opening hours by id, in the shape of hours.json. `mail-desk` is when e-mail is answered; it arrives always. */
export const OPENING_HOURS: Readonly<Record<string, OpeningHours>> = {
  billing: { tz: PARIS, weekly: week(eightToEight, [['09:00', '18:00']], []), holidays: FRENCH_CLOSED },
  orders: {
    tz: PARIS,
    weekly: week(eightToEight, eightToEight, []),
    holidays: FRENCH_STRICTLY_CLOSED,
    exceptions: FRENCH_SHORTENED,
  },
  vip: { tz: PARIS, weekly: week([['08:00', '19:00']], [], []), holidays: FRENCH_CLOSED },
  night: { tz: PARIS, weekly: week(nights, nights, nights) },
  'back-office': {
    tz: PARIS,
    weekly: week([['08:00', '18:00']], [], []),
    holidays: FRENCH_CLOSED,
    exceptions: [{ date: BRIDGE_CLOSURE_DAY, windows: [] }],
  },
  'mail-desk': {
    tz: PARIS,
    weekly: week(eightToEight, [['09:00', '18:00']], []),
    holidays: FRENCH_CLOSED,
  },
  tech: {
    tz: CHICAGO,
    weekly: week([['07:00', '21:00']], [['09:00', '17:00']], [['09:00', '17:00']]),
    holidays: AMERICAN_CLOSED,
  },
  chat: { tz: CHICAGO, weekly: week([['08:00', '22:00']], [['08:00', '22:00']], [['10:00', '20:00']]) },
};
