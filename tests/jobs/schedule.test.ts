import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestOccurrence, nextOccurrence } from '../../jobs/index.ts';
import { AgnerError } from '../../src/core/index.ts';

const HOUR = 3_600_000;
const PARIS = 'Europe/Paris';

const zones = fc.constantFrom(
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Santiago',
  'Africa/Cairo',
  'UTC',
);
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const instants = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) });

describe('a daily schedule', () => {
  it('has its latest turn at or before now, its next one after, and none between', () => {
    fc.assert(
      fc.property(zones, times, instants, (timeZone, at, nowMs) => {
        const daily = { at, timeZone };
        const latest = latestOccurrence(daily, nowMs);
        const next = nextOccurrence(daily, nowMs);
        expect(latest.dueMs).toBeLessThanOrEqual(nowMs);
        expect(next.dueMs).toBeGreaterThan(nowMs);
        expect(nextOccurrence(daily, latest.dueMs)).toEqual(next);
        expect(latestOccurrence(daily, next.dueMs)).toEqual(next);
      }),
      { numRuns: 200 },
    );
  });

  it('has one turn on each local day, in order, 22 to 26 hours apart outside zones that move their date', () => {
    fc.assert(
      fc.property(
        zones.filter((timeZone) => timeZone !== 'Pacific/Apia'),
        times,
        instants,
        (timeZone, at, nowMs) => {
          let turn = latestOccurrence({ at, timeZone }, nowMs);
          for (let day = 0; day < 20; day++) {
            const next = nextOccurrence({ at, timeZone }, turn.dueMs);
            expect(Date.parse(next.day) - Date.parse(turn.day)).toBe(24 * HOUR);
            expect(next.dueMs - turn.dueMs).toBeGreaterThanOrEqual(22 * HOUR);
            expect(next.dueMs - turn.dueMs).toBeLessThanOrEqual(26 * HOUR);
            turn = next;
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is due at 02:00 Paris time in winter and in summer', () => {
    const daily = { at: '02:00', timeZone: PARIS };
    expect(latestOccurrence(daily, Date.UTC(2026, 0, 15, 12))).toEqual({
      day: '2026-01-15',
      dueMs: Date.UTC(2026, 0, 15, 1),
    });
    expect(latestOccurrence(daily, Date.UTC(2026, 6, 15, 12))).toEqual({
      day: '2026-07-15',
      dueMs: Date.UTC(2026, 6, 15, 0),
    });
  });

  it('runs once, at the jump, when spring skips its time', () => {
    // On 29 March 2026 the clocks of Paris go from 02:00 to 03:00, at 01:00 UTC.
    const daily = { at: '02:30', timeZone: PARIS };
    const jump = Date.UTC(2026, 2, 29, 1);
    expect(latestOccurrence(daily, jump - 1).day).toBe('2026-03-28');
    expect(latestOccurrence(daily, jump)).toEqual({ day: '2026-03-29', dueMs: jump });
    expect(nextOccurrence(daily, jump)).toEqual({ day: '2026-03-30', dueMs: Date.UTC(2026, 2, 30, 0, 30) });
  });

  it('runs once, the first time, when autumn repeats its time', () => {
    // On 25 October 2026 02:30 is shown in Paris at 00:30 UTC and again at 01:30 UTC.
    const daily = { at: '02:30', timeZone: PARIS };
    const first = Date.UTC(2026, 9, 25, 0, 30);
    expect(latestOccurrence(daily, first)).toEqual({ day: '2026-10-25', dueMs: first });
    expect(latestOccurrence(daily, first + HOUR)).toEqual({ day: '2026-10-25', dueMs: first });
    expect(nextOccurrence(daily, first)).toEqual({ day: '2026-10-26', dueMs: Date.UTC(2026, 9, 26, 1, 30) });
  });

  it.each(['24:00', '2:00', '02:60', 'noon', ''])('refuses the time %j', (at) => {
    expect(() => latestOccurrence({ at, timeZone: PARIS }, 0)).toThrow(AgnerError);
    expect(() => nextOccurrence({ at, timeZone: PARIS }, Date.UTC(2026, 0, 1))).toThrow(/not a time of day/);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => latestOccurrence({ at: '02:00', timeZone: 'Europe/Pariss' }, 0)).toThrow(/Europe\/Pariss/);
  });
});
