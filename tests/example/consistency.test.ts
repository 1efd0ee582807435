import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntervalActual } from '../../src/core/index.ts';
import { QUEUES, queueById } from '../../src/example/queues.ts';
import { historyOf } from './histories.ts';

const anySeed = fc.integer({ min: 0, max: 2 ** 31 });
const LONGEST_WAIT_SECONDS = 3600;

const COUNTS = [
  'offered',
  'handled',
  'abandoned',
  'abandonedShort',
  'handledWithin',
  'abandonedWithin',
  'flowOut',
  'waitSecondsHandled',
  'waitSecondsAll',
  'handleSeconds',
] as const;
type Counts = Readonly<Record<(typeof COUNTS)[number], number>>;

/** The rules that the counts of one interval keep, whatever the seed. */
const RULES: Readonly<Record<string, (row: Counts, threshold: number) => boolean>> = {
  'whole numbers from 0 up': (row) => COUNTS.every((key) => Number.isSafeInteger(row[key]) && row[key] >= 0),
  'handled + abandoned + flowOut = offered': (row) =>
    row.handled + row.abandoned + row.flowOut === row.offered,
  'handledWithin <= handled': (row) => row.handledWithin <= row.handled,
  'short <= within <= abandoned': (row) =>
    row.abandonedShort <= row.abandonedWithin && row.abandonedWithin <= row.abandoned,
  'late answers waited longer than the threshold': (row, threshold) =>
    row.waitSecondsHandled >= (row.handled - row.handledWithin) * threshold,
  'quick answers waited no longer than it': (row, threshold) =>
    threshold > LONGEST_WAIT_SECONDS ||
    row.waitSecondsHandled <=
      row.handledWithin * threshold + (row.handled - row.handledWithin) * LONGEST_WAIT_SECONDS,
  'late abandons waited longer than the threshold': (row, threshold) =>
    row.waitSecondsAll - row.waitSecondsHandled >= (row.abandoned - row.abandonedWithin) * (threshold + 1),
  'ten seconds a contact at least, none without': (row) =>
    row.handleSeconds >= row.handled * 10 && (row.handled > 0 || row.handleSeconds === 0),
};

/** The names of the rules that a row breaks. */
function brokenRules(row: IntervalActual): string[] {
  const names = Object.keys(RULES);
  return names.filter((name) => !RULES[name]?.(row as unknown as Counts, row.thresholdSeconds ?? 0));
}

describe('interval actuals of any seed', () => {
  it('are consistent, complete and in order on every queue', () => {
    fc.assert(
      fc.property(anySeed, fc.constantFrom(...QUEUES.map((queue) => queue.id)), (seed, queueId) => {
        const { actuals, grid, queue } = historyOf(seed, queueId);
        expect(actuals.filter((row) => brokenRules(row).length > 0)).toEqual([]);
        const open = grid.startsMs.filter((_, i) => grid.open[i] === 1);
        expect(actuals.length).toBe(open.length);
        expect(actuals.findIndex((row, i) => row.startMs !== open[i])).toBe(-1);
        expect(actuals.every((row) => row.queueId === queueId && row.minutes === queue.intervalMinutes)).toBe(
          true,
        );
      }),
      { numRuns: 16 },
    );
  });

  it('notices a broken row', () => {
    const good = historyOf(1, 'billing').actuals[20] as IntervalActual;
    expect(brokenRules(good)).toEqual([]);
    expect(brokenRules({ ...good, handled: (good.handled ?? 0) - 1 })).not.toEqual([]);
  });

  it('leave out closed hours, and have the hours that clock changes add and take away', () => {
    const night = historyOf(5, 'night-line');
    const rowsOn = (day: string): number => {
      const found = night.grid.days.find((entry) => entry.day === day);
      const from = found?.startMs ?? 0;
      const to = from + (found?.count ?? 0) * 1_800_000;
      return night.actuals.filter((row) => row.startMs >= from && row.startMs < to).length;
    };
    expect(['2026-10-24', '2026-10-25', '2026-03-29', '2025-10-26'].map(rowsOn)).toEqual([18, 20, 16, 20]);
    const billing = historyOf(5, 'billing');
    const sundays = billing.grid.days.filter((day) => day.weekday === 7 || day.holiday !== null);
    const starts = new Set(billing.actuals.map((row) => row.startMs));
    const openOnClosed = sundays.flatMap((day) =>
      Array.from(billing.grid.startsMs.subarray(day.first, day.first + day.count)).filter((ms) =>
        starts.has(ms),
      ),
    );
    expect(openOnClosed).toEqual([]);
  });

  it('differ between seeds and agree for one', () => {
    const offered = (seed: number) => historyOf(seed, queueById('vip').id).actuals.map((row) => row.offered);
    expect(offered(1)).toEqual(offered(1));
    expect(offered(1)).not.toEqual(offered(2));
  });
});
