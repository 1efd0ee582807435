import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime, timeParser, zone } from '../../src/calendar/index.ts';

const paris = zone('Europe/Paris');
const instant = fc
  .integer({ min: Date.UTC(1970, 0, 2) / 1000, max: Date.UTC(2070, 11, 30) / 1000 })
  .map((seconds) => seconds * 1000);

describe('reading times', () => {
  it('reads back every instant written in UTC', () => {
    fc.assert(
      fc.property(instant, (ms) => {
        const iso = new Date(ms).toISOString();
        for (const text of [iso, `${iso.slice(0, 19)}Z`, `${iso.slice(0, 19)}+00:00`]) {
          expect(parseTime(text, null)).toMatchObject({ kind: 'ok', ms, laterMs: null });
        }
      }),
    );
  });

  it('reads back every instant written in local time, as one of at most two', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom('T', ' '), fc.constantFrom(19, 16), (ms, between, length) => {
        const whole = length === 16 ? Math.floor(ms / 60_000) * 60_000 : ms;
        const text = new Date(paris.toLocalMs(whole)).toISOString().slice(0, length).replace('T', between);
        const read = parseTime(text, paris);
        expect(read.kind === 'ok' ? [read.ms, read.laterMs] : read.message).toContain(whole);
      }),
      { numRuns: 200 },
    );
  });

  it('reads offsets as the runtime does', () => {
    const offsetMinutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(instant, offsetMinutes, fc.constantFrom(':', ''), (ms, minutes, colon) => {
        const shown = Math.abs(minutes);
        const digits = [Math.floor(shown / 60), shown % 60].map((part) => String(part).padStart(2, '0'));
        const text = `${new Date(ms).toISOString().slice(0, 19)}${minutes < 0 ? '-' : '+'}${digits.join(colon)}`;
        expect(parseTime(text, null)).toMatchObject({ kind: 'ok', ms: ms - minutes * 60_000 });
      }),
    );
  });

  it('never throws and always explains itself', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789-/: TZ+.'), maxLength: 30 }),
      instant.map((ms) => new Date(ms).toISOString().replace(/\d/, '9')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const read = parseTime(text, paris);
        if (read.kind === 'fault') {
          expect(read.message.length).toBeGreaterThan(10);
          expect(read.next.length).toBeGreaterThan(10);
        } else expect(Number.isFinite(read.ms)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['2026-11-02 07:00:00', '2026-11-02T06:00:00.000Z'],
    ['2026-11-02T07:00', '2026-11-02T06:00:00.000Z'],
    ['2026-11-02T07:00+01', '2026-11-02T06:00:00.000Z'],
    ['2026/11/02 07:00', '2026-11-02T06:00:00.000Z'],
    [' 2026-11-02 07:00:00.250 ', '2026-11-02T06:00:00.250Z'],
    ['2026-11-02', '2026-11-01T23:00:00.000Z'],
    ['2026-11-02 24:00', '2026-11-02T23:00:00.000Z'],
    ['2026-11-02t07:00:00z', '2026-11-02T07:00:00.000Z'],
  ])('reads %s in Paris as %s', (text, iso) => {
    expect(parseTime(text, paris)).toMatchObject({ kind: 'ok', ms: Date.parse(iso), laterMs: null });
  });

  it.each([
    ['02/11/2026 07:00', 'day-order'],
    ['13.11.2026', 'day-order'],
    ['11-02-26', 'day-order'],
    ['2026-02-30 07:00', 'impossible'],
    ['2026-11-02 25:00', 'impossible'],
    ['2026-11-02 24:30', 'impossible'],
    ['2026-11-02 07:60:00', 'impossible'],
    ['2026-11-02T07:00:00+19:00', 'impossible'],
    ['2026-03-29 02:30:00', 'skipped'],
    ['0202-11-02 07:00', 'out-of-range'],
    ['2126-11-02 07:00', 'out-of-range'],
    ['2026-11-02 7:00 AM', 'format'],
    ['46328.29', 'format'],
    ['2026-11/02 07:00', 'format'],
    ['', 'format'],
  ])('refuses %s: %s', (text, reason) => {
    expect(parseTime(text, paris)).toMatchObject({ kind: 'fault', reason });
  });

  it('gives both instants of a repeated local time', () => {
    expect(timeParser(paris)('2026-10-25 02:30')).toEqual({
      kind: 'ok',
      ms: Date.UTC(2026, 9, 25, 0, 30),
      laterMs: Date.UTC(2026, 9, 25, 1, 30),
      localMs: Date.UTC(2026, 9, 25, 2, 30),
      wholeDay: false,
    });
  });

  it('tells the wall-clock time in the zone, or as written without one', () => {
    const kathmandu = zone('Asia/Kathmandu');
    expect(parseTime('2026-11-02T01:15:00Z', kathmandu)).toMatchObject({ localMs: Date.UTC(2026, 10, 2, 7) });
    expect(parseTime('2026-11-02T07:00:00+05:45', null)).toMatchObject({ localMs: Date.UTC(2026, 10, 2, 7) });
    expect(parseTime('2026-11-02', paris)).toMatchObject({ localMs: Date.UTC(2026, 10, 2), wholeDay: true });
  });

  it('refuses a local time without a zone', () => {
    expect(parseTime('2026-11-02 07:00', null)).toMatchObject({ kind: 'fault', reason: 'no-zone' });
  });
});
