import { describe, expect, it } from 'vitest';
import {
  isOpenAt,
  openFraction,
  openSpans,
  parseHoursFile,
  parseOpeningHours,
} from '../../src/calendar/index.ts';

const weekly = {
  '1': [
    ['13:00', '18:00'],
    ['09:00', '12:00'],
  ],
  '2': [['00:00', '24:00']],
};
const hours = parseOpeningHours({
  tz: 'Europe/Paris',
  weekly,
  holidays: ['2026-11-10', '2026-11-16'],
  exceptions: [{ date: '2026-11-16', windows: [['10:00', '11:00']] }],
});
const at = (iso: string) => Date.parse(iso);

describe('opening hours', () => {
  it('opens in its windows, start included, end not', () => {
    expect(
      ['08:59:59', '09:00:00', '11:59:59', '12:00:00', '13:00:00', '18:00:00'].map((time) =>
        isOpenAt(hours, at(`2026-11-02T${time}+01:00`)),
      ),
    ).toEqual([false, true, true, false, true, false]);
  });

  it('is round the clock where 24:00 meets, and joins what touches', () => {
    const always = parseOpeningHours({
      tz: 'Europe/Paris',
      weekly: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]])),
    });
    const [from, to] = [at('2026-10-20T00:00Z'), at('2026-10-30T00:00Z')];
    expect(openSpans(always, from, to)).toEqual([{ fromMs: from, toMs: to }]);
  });

  it('lets an exception win over a holiday, and a holiday over the week', () => {
    expect(isOpenAt(hours, at('2026-11-16T10:30+01:00'))).toBe(true);
    expect(isOpenAt(hours, at('2026-11-16T09:30+01:00'))).toBe(false);
    expect(isOpenAt(hours, at('2026-11-10T12:00+01:00'))).toBe(false);
    expect(isOpenAt(hours, at('2026-11-17T12:00+01:00'))).toBe(true);
  });

  it('tells the open share of an interval', () => {
    expect(
      openFraction(hours, { fromMs: at('2026-11-02T08:45+01:00'), toMs: at('2026-11-02T09:15+01:00') }),
    ).toBe(0.5);
    expect(openFraction(hours, { fromMs: 5, toMs: 5 })).toBeNull();
    expect(openFraction(null, { fromMs: 0, toMs: 5 })).toBe(1);
  });

  it('follows the clock changes of its own zone', () => {
    const night = parseOpeningHours({ tz: 'Europe/Paris', weekly: { '7': [['02:00', '03:00']] } });
    const openHours = (iso: string) =>
      openSpans(night, at(iso), at(iso) + 86_400_000).map((span) => (span.toMs - span.fromMs) / 3_600_000);
    expect(openHours('2026-10-25T00:00+02:00')).toEqual([2]);
    expect(openHours('2026-03-29T00:00+01:00')).toEqual([]);
    expect(openHours('2026-04-05T00:00+02:00')).toEqual([1]);
  });

  it('accepts hours that never open', () => {
    const never = parseOpeningHours({ tz: 'UTC', weekly: {} });
    expect(openSpans(never, 0, 86_400_000 * 30)).toEqual([]);
    expect(isOpenAt(never, 0)).toBe(false);
  });

  it.each([
    [{ tz: 'UTC', weekly: {}, hollidays: [] }, 'UNKNOWN_KEY', 'Did you mean "holidays"?'],
    [{ tz: 'UTC', weekly: { '8': [] } }, 'UNKNOWN_KEY', 'Known: 1, 2, 3, 4, 5, 6, 7.'],
    [
      { tz: 'UTC', weekly: {}, exceptions: [{ dat: 'x', windows: [] }] },
      'UNKNOWN_KEY',
      'Did you mean "date"?',
    ],
    [{ weekly: {} }, 'VALUE_INVALID', 'tz'],
    [{ tz: 5, weekly: {} }, 'VALUE_INVALID', 'hours.tz must be string; it is 5.'],
    [{ tz: 'UTC', weekly: { '1': [['09:00']] } }, 'VALUE_INVALID', 'hours.weekly.1.0'],
    [null, 'VALUE_INVALID', 'must be object'],
    [{ tz: 'Mars/Olympus', weekly: {} }, 'TIME_ZONE_UNKNOWN', 'Mars/Olympus'],
    [{ tz: 'UTC', weekly: { '1': [['9:00', '12:00']] } }, 'OPENING_HOURS_INVALID', '["9:00","12:00"]'],
    [{ tz: 'UTC', weekly: { '1': [['22:00', '02:00']] } }, 'OPENING_HOURS_INVALID', 'over midnight'],
    [{ tz: 'UTC', weekly: { '1': [['24:00', '24:00']] } }, 'OPENING_HOURS_INVALID', '24:00'],
    [{ tz: 'UTC', weekly: {}, holidays: ['2026-02-30'] }, 'LOCAL_DAY_INVALID', '2026-02-30'],
    [
      {
        tz: 'UTC',
        weekly: {},
        exceptions: [
          { date: '2026-02-03', windows: [] },
          { date: '2026-02-03', windows: [] },
        ],
      },
      'OPENING_HOURS_INVALID',
      'twice',
    ],
  ])('refuses %j with %s', (document, code, message) => {
    expect(() => parseOpeningHours(document)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it('reads a file of one object or of several by name', () => {
    expect([...parseHoursFile({ tz: 'UTC', weekly: {} }).keys()]).toEqual(['default']);
    expect([
      ...parseHoursFile({ main: { tz: 'UTC', weekly }, night: { tz: 'UTC', weekly: {} } }).keys(),
    ]).toEqual(['main', 'night']);
    expect(() => parseHoursFile({ main: { tz: 'UTC', weekly: {}, x: 1 } })).toThrow(
      /main has the unknown key "x"/,
    );
    expect(() => parseHoursFile([])).toThrow(/not an object/);
    expect(() => parseHoursFile({})).toThrow(expect.objectContaining({ code: 'VALUE_INVALID' }));
  });
});
