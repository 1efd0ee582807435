import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayNumberOf, dayText, zone } from '../../src/calendar/index.ts';

const ZONES = [
  'UTC',
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Havana',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];
const FROM = Date.UTC(1970, 0, 2);
const TO = Date.UTC(2070, 11, 30);
const zoneName = fc.constantFrom(...ZONES);
const anyInstant = fc.integer({ min: FROM / 1000, max: TO / 1000 }).map((seconds) => seconds * 1000);

/** An instant within three hours of a clock change: where the mistakes live. */
const nearChange = zoneName.chain((name) => {
  const changes = zone(name).transitionsMs(FROM, TO);
  const near = fc.integer({ min: -10_800, max: 10_800 });
  return changes.length === 0
    ? fc.tuple(fc.constant(name), anyInstant)
    : fc.tuple(
        fc.constant(name),
        fc.tuple(fc.constantFrom(...changes), near).map(([at, seconds]) => at + seconds * 1000),
      );
});
const zoneAndInstant = fc.oneof(fc.tuple(zoneName, anyInstant), nearChange);

function temporalOffset(name: string, ms: number): number {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name).offsetNanoseconds / 1_000_000;
}

describe('a zone', () => {
  it('has the offsets of Temporal', () => {
    fc.assert(
      fc.property(zoneAndInstant, ([name, ms]) => {
        expect(zone(name).offsetMsAt(ms)).toBe(temporalOffset(name, ms));
      }),
      { numRuns: 200 },
    );
  });

  it('brings an instant back through its wall-clock time', () => {
    fc.assert(
      fc.property(zoneAndInstant, ([name, ms]) => {
        const clock = zone(name);
        const found = clock.toInstant(clock.toLocalMs(ms));
        const meant = found.kind === 'ambiguous' ? [found.earlierMs, found.laterMs] : [found.kind, 0];
        expect(found.kind === 'exact' ? [found.ms] : meant).toContain(ms);
      }),
      { numRuns: 300 },
    );
  });

  it('reads wall-clock times as Temporal does, earlier and later', () => {
    fc.assert(
      fc.property(zoneAndInstant, ([name, ms]) => {
        const text = new Date(ms).toISOString().slice(0, 19);
        const plain = Temporal.PlainDateTime.from(text);
        const read = (disambiguation: 'earlier' | 'later') =>
          plain.toZonedDateTime(name, { disambiguation }).epochMilliseconds;
        const found = zone(name).toInstant(ms);
        if (found.kind === 'exact') expect([read('earlier'), read('later')]).toEqual([found.ms, found.ms]);
        else if (found.kind === 'ambiguous')
          expect([read('earlier'), read('later')]).toEqual([found.earlierMs, found.laterMs]);
        else {
          expect(read('earlier')).toBeLessThan(found.jumpMs);
          expect(read('later')).toBeGreaterThanOrEqual(found.jumpMs);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('starts days where Temporal does, and days follow each other', () => {
    fc.assert(
      fc.property(zoneAndInstant, ([name, ms]) => {
        const clock = zone(name);
        const day = clock.localDayOf(ms);
        const start = clock.startOfDayMs(day);
        expect(start).toBeLessThanOrEqual(ms);
        expect(ms).toBeLessThan(clock.startOfDayMs(day + 1));
        expect(Temporal.PlainDate.from(dayText(day)).toZonedDateTime(name).epochMilliseconds).toBe(start);
      }),
      { numRuns: 300 },
    );
  });

  it('skips midnight where the zone does', () => {
    const saoPaulo = zone('America/Sao_Paulo');
    expect(saoPaulo.toInstant(dayNumberOf('2018-11-04') * 86_400_000).kind).toBe('skipped');
    expect(new Date(saoPaulo.startOfDayMs(dayNumberOf('2018-11-04'))).toISOString()).toBe(
      '2018-11-04T03:00:00.000Z',
    );
    const beirut = zone('Asia/Beirut');
    expect(new Date(beirut.startOfDayMs(dayNumberOf('2026-03-29'))).toISOString()).toBe(
      '2026-03-28T22:00:00.000Z',
    );
  });

  it('gives both instants of a repeated hour', () => {
    expect(zone('Europe/Paris').toInstant(Date.UTC(2026, 9, 25, 2, 30))).toEqual({
      kind: 'ambiguous',
      earlierMs: Date.UTC(2026, 9, 25, 0, 30),
      laterMs: Date.UTC(2026, 9, 25, 1, 30),
    });
  });

  it.each([
    ['Europe/Pariss', 'Europe/Paris'],
    ['paris', 'Europe/Paris'],
    ['New York', 'America/New_York'],
    ['+02:00', 'not an IANA time zone'],
    ['', 'not an IANA time zone'],
  ])('refuses %s and names %s', (name, hint) => {
    expect(() => zone(name)).toThrow(
      expect.objectContaining({ code: 'TIME_ZONE_UNKNOWN', message: expect.stringContaining(hint) }),
    );
  });

  it('refuses instants outside its table, and NaN', () => {
    for (const ms of [Date.UTC(1960, 0, 1), Date.UTC(2080, 0, 1), Number.NaN]) {
      expect(() => zone('UTC').offsetMsAt(ms)).toThrow(
        expect.objectContaining({ code: 'TIME_OUT_OF_RANGE' }),
      );
      expect(() => zone('UTC').toInstant(ms)).toThrow(expect.objectContaining({ code: 'TIME_OUT_OF_RANGE' }));
    }
  });
});
