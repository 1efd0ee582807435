import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumberOf, dayText, isLocalDay, weekdayOf } from '../../src/calendar/index.ts';

const dayNumber = fc.integer({ min: 0, max: 36_889 });

describe('local days', () => {
  it('reads back what it writes', () => {
    fc.assert(fc.property(dayNumber, (number) => dayNumberOf(dayText(number)) === number));
  });

  it('agrees with the calendar of the runtime', () => {
    fc.assert(
      fc.property(dayNumber, (number) => {
        const date = new Date(number * 86_400_000);
        expect(dayNumberOf(date.toISOString().slice(0, 10))).toBe(number);
        expect(weekdayOf(number)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
      }),
    );
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '2100-02-28',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-3',
    '',
    '1969-12-31',
    '2026-01-00',
  ])('refuses %s and says so', (text) => {
    expect(isLocalDay(text)).toBe(false);
    expect(() => dayNumberOf(text)).toThrow(
      expect.objectContaining({ code: 'LOCAL_DAY_INVALID', message: expect.stringContaining(`"${text}"`) }),
    );
  });

  it('knows leap days', () => {
    expect(['2024-02-29', '2000-02-29', '2028-02-29'].map(isLocalDay)).toEqual([true, true, true]);
    expect(dayNumberOf('2024-03-01') - dayNumberOf('2024-02-28')).toBe(2);
  });
});
