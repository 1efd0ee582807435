import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zone } from '../../src/calendar/index.ts';
import type { IntervalActual } from '../../src/core/index.ts';
import { longerIntervals } from '../../src/usecase/files/longer-intervals.ts';

const paris = zone('Europe/Paris');
const HALF_HOUR_MS = 1_800_000;

function actual(start: string | number, known: Partial<IntervalActual>): IntervalActual {
  return {
    queueId: 'orders',
    startMs: typeof start === 'number' ? start : Date.parse(start),
    minutes: 30,
    offered: null,
    handled: null,
    abandoned: null,
    abandonedShort: null,
    handledWithin: null,
    abandonedWithin: null,
    flowOut: null,
    waitSecondsHandled: null,
    waitSecondsAll: null,
    handleSeconds: null,
    thresholdSeconds: null,
    ...known,
  };
}
const starts = (made: readonly IntervalActual[]) =>
  made.map(({ startMs }) => new Date(startMs).toISOString());

describe('actuals in longer intervals', () => {
  it('keep the sum of each queue, at starts on local marks', () => {
    const first = Date.parse('2026-10-23T22:00:00Z');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat({ max: 200 }), { maxLength: 60 }),
        fc.constantFrom(60, 1440),
        (slots, minutes) => {
          const parts = slots.map((slot) =>
            actual(first + slot * HALF_HOUR_MS, {
              queueId: `q${slot % 2}`,
              offered: slot,
              handled: slot,
              handleSeconds: 60,
            }),
          );
          const made = longerIntervals(parts, minutes, paris);
          for (const name of ['offered', 'handleSeconds'] as const) {
            for (const queueId of ['q0', 'q1']) {
              const sum = (all: readonly IntervalActual[]) =>
                all.filter((one) => one.queueId === queueId).reduce((to, one) => to + (one[name] ?? 0), 0);
              expect(sum(made)).toBe(sum(parts));
            }
          }
          for (const { startMs } of made) expect(paris.toLocalMs(startMs) % (minutes * 60_000)).toBe(0);
          expect(new Set(made.map((one) => `${one.queueId} ${one.startMs}`)).size).toBe(made.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are local days of 25 hours where the clocks go back, and tell the repeated hours apart', () => {
    const parts = ['2026-10-24T22:00Z', '2026-10-25T00:30Z', '2026-10-25T01:00Z', '2026-10-25T22:30Z'].map(
      (at) => actual(at, { offered: 1 }),
    );
    const days = longerIntervals(parts, 1440, paris);
    expect(days.map(({ offered, minutes }) => [offered, minutes])).toEqual([[4, 1440]]);
    expect(starts(days)).toEqual(['2026-10-24T22:00:00.000Z']);
    expect(starts(longerIntervals(parts, 60, paris))).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
      '2026-10-25T22:00:00.000Z',
    ]);
  });

  it('have a hole only where every part has one, and never a 0 for it', () => {
    const [made] = longerIntervals(
      [actual('2026-11-02T07:00Z', { offered: 3 }), actual('2026-11-02T07:30Z', {})],
      60,
      paris,
    );
    expect(made).toMatchObject({ offered: 3, abandoned: null, handled: null, handleSeconds: null });
  });

  it('keep the mean handle time of the contacts whose time is known', () => {
    const [made] = longerIntervals(
      [
        actual('2026-11-02T07:00Z', { offered: 10, handled: 10, handleSeconds: 3000 }),
        actual('2026-11-02T07:30Z', { offered: 30, handled: 30 }),
      ],
      60,
      paris,
    );
    expect(made).toMatchObject({ offered: 40, handled: 10, handleSeconds: 3000 });
  });

  it('cannot be made of longer ones', () => {
    const parts = [actual('2026-11-02T07:00Z', { offered: 3 })];
    expect(longerIntervals(parts, 30, paris)).toBe(parts);
    expect(() => longerIntervals(parts, 15, paris)).toThrow(/15 minutes .* 30 minutes/);
  });
});
