import { describe, expect, it } from 'vitest';
import { loadHolidayCalendar } from '../../src/calendar/index.ts';

describe('public holidays', () => {
  it('has one stable key a year for a moving feast', async () => {
    const france = await loadHolidayCalendar('FR', 2024, 2027);
    const easterMondays = [...france]
      .filter(([, holiday]) => holiday.key === 'FR:easter 1')
      .map(([day]) => day);
    expect(easterMondays).toEqual(['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29']);
    expect(france.get('2026-11-11')?.name).toBe('Armistice 1918');
  });

  it('tells regions apart', async () => {
    const [england, scotland, california] = await Promise.all(
      ['GB-ENG', 'GB-SCT', 'US-CA'].map((code) => loadHolidayCalendar(code, 2026, 2026)),
    );
    expect(scotland?.has('2026-11-30')).toBe(true);
    expect(england?.has('2026-11-30')).toBe(false);
    expect(california?.has('2026-11-27')).toBe(true);
  });

  it('keeps a substitute day apart from the day itself', async () => {
    const california = await loadHolidayCalendar('US-CA', 2026, 2026);
    const [friday, saturday] = [california.get('2026-07-03')?.key, california.get('2026-07-04')?.key];
    expect(friday).toBe(`${saturday} (substitute)`);
  });

  it('spreads a feast over its days', async () => {
    const turkey = await loadHolidayCalendar('TR', 2026, 2026);
    const days = [...turkey]
      .filter(([, holiday]) => holiday.key.startsWith('TR:1 Shawwal'))
      .map(([day]) => day);
    expect(days).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
  });

  it('joins holidays that share a day', async () => {
    const france = await loadHolidayCalendar('FR', 2008, 2008);
    expect(france.get('2008-05-01')?.key).toBe('FR:05-01 + FR:easter 39');
  });

  it.each([
    ['FRA', 'FR'],
    ['GB-SCO', 'GB-SCT'],
    ['ZZ', 'no public-holiday calendar'],
    ['', 'no public-holiday calendar'],
  ])('refuses %s and names %s', async (code, hint) => {
    await expect(loadHolidayCalendar(code, 2026, 2026)).rejects.toMatchObject({
      code: 'HOLIDAY_CALENDAR_UNKNOWN',
      message: expect.stringContaining(hint),
    });
  });
});
