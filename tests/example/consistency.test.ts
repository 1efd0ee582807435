import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntervalActual } from '../../src/core/index.ts';
import { QUEUES, queueById } from '../../src/example/queues.ts';
import { historyOf } from './histories.ts';

const anySeed = fc.integer({ min: 0, max: 2 ** 31 });
const LONGEST_WAIT_SECONDS = 3600;

/** Every rule that counts of one interval must keep, as the names of those that are broken. */
function brokenRules(row: IntervalActual): string[] {
  const value = (key: keyof IntervalActual): number => row[key] as number;
  const threshold = value('thresholdSeconds');
  const [offered, handled, abandoned] = [value('offered'), value('handled'), value('abandoned')];
  const waitAbandoned = value('waitSecondsAll') - value('waitSecondsHandled');
  const beyond = handled - value('handledWithin');
  const deferred = threshold > LONGEST_WAIT_SECONDS;
  const rules: Record<string, boolean> = {
    'whole numbers': Object.values(row).every(
      (cell) => typeof cell !== 'number' || Number.isSafeInteger(cell),
    ),
    'nothing below 0': Object.values(row).every((cell) => typeof cell !== 'number' || cell >= 0),
    'handled + abandoned + flowOut = offered': handled + abandoned + value('flowOut') === offered,
    'handledWithin <= handled': beyond >= 0,
    'short <= within <= abandoned':
      value('abandonedShort') <= value('abandonedWithin') && value('abandonedWithin') <= abandoned,
    'late answers waited longer than the threshold': value('waitSecondsHandled') >= beyond * threshold,
    'quick answers waited no longer than it':
      deferred ||
      value('waitSecondsHandled') <= value('handledWithin') * threshold + beyond * LONGEST_WAIT_SECONDS,
    'late abandons waited longer than the threshold':
      waitAbandoned >= (abandoned - value('abandonedWithin')) * (threshold + 1),
    'no handle time without contacts': handled > 0 || value('handleSeconds') === 0,
    'no contact under ten seconds': value('handleSeconds') >= handled * 10,
  };
  return Object.entries(rules).flatMap(([name, kept]) => (kept ? [] : [name]));
}

describe('interval actuals of any seed', () => {
  it('are consistent, complete and in order on every queue', () => {
    fc.assert(
      fc.property(anySeed, fc.constantFrom(...QUEUES.map((queue) => queue.id)), (seed, queueId) => {
        const { actuals, grid, queue } = historyOf(seed, queueId);
        expect(actuals.flatMap((row) => brokenRules(row).map((rule) => ({ rule, row })))).toEqual([]);
        const open = Array.from(grid.startsMs).filter((_, i) => grid.open[i] === 1);
        expect(actuals.map((row) => row.startMs)).toEqual(open);
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
