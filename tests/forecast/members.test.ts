import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDayMatrix, type DayMatrix } from '../../src/forecast/day-matrix.ts';
import { levelProfileFamily, type MemberFamily, seasonalMeanFamily } from '../../src/forecast/index.ts';
import { localDayGrid } from '../support/local-day-grid.ts';

/** A matrix of two slots a day from a function of day and slot; NaN is a hole. */
function matrixOf(days: number, fill: (day: number, slot: number) => number): DayMatrix {
  const grid = localDayGrid({ firstDay: '2026-01-05', days, intervalMinutes: 720 });
  const values = Float64Array.from(grid.startsMs, (_, i) => fill(Math.floor(i / 2), i % 2));
  return buildDayMatrix({ grid }, values, null);
}

function predict(family: MemberFamily, matrix: DayMatrix, from: number, to: number): number[][] {
  const out = family.memberIds.map(() => new Float64Array((to - from) * matrix.slotsPerDay));
  family.predict(matrix, matrix.dayCount, from, to, out);
  return out.map((values) => [...values]);
}

const levelProfile = (levelHalfLifeDays: number, yearly = false): MemberFamily =>
  levelProfileFamily(84, [{ id: 'member', levelHalfLifeDays, yearly }]);

describe('the day matrix', () => {
  it('averages a repeated autumn hour, skips the missing spring hour, and leaves closed and masked slots out', () => {
    const shape = { days: 1, intervalMinutes: 60, timeZone: 'Europe/Paris' } as const;
    const autumn = localDayGrid({ ...shape, firstDay: '2026-10-25' });
    const repeated = [...autumn.slot].flatMap((slot, i) => (slot === 2 ? [i] : []));
    expect(repeated).toHaveLength(2);
    const values = new Float64Array(25).fill(5);
    [values[repeated[0]!], values[repeated[1]!]] = [10, 30];
    expect([...buildDayMatrix({ grid: autumn }, values, null).values].slice(1, 4)).toEqual([5, 20, 5]);

    const spring = localDayGrid({ ...shape, firstDay: '2026-03-29', isOpen: (_, minute) => minute < 1200 });
    const masked = new Uint8Array(23);
    masked[0] = 1;
    const cells = buildDayMatrix({ grid: spring }, new Float64Array(23).fill(1), masked).values;
    expect([...cells].map(Number.isNaN).flatMap((hole, slot) => (hole ? [slot] : []))).toEqual([
      0, 2, 20, 21, 22, 23,
    ]);
  });
});

describe('the seasonal mean', () => {
  it('is the mean of the last k same weekdays, stepping over holes', () => {
    const matrix = matrixOf(42, (day, slot) => (day === 35 && slot === 0 ? Number.NaN : day + 100 * slot));
    const [naive, mean2] = predict(seasonalMeanFamily([1, 2]), matrix, 42, 43);
    expect(naive).toEqual([28, 135]);
    expect(mean2).toEqual([(28 + 21) / 2, (135 + 128) / 2]);
  });

  it('repeats week after week, and has no answer for a weekday never seen', () => {
    const matrix = matrixOf(5, (day) => day);
    const [naive] = predict(seasonalMeanFamily([1]), matrix, 5, 26);
    expect(naive!.slice(0, 4)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(naive!.slice(4, 14)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(naive!.slice(18, 28)).toEqual(naive!.slice(4, 14));
  });
});

describe('the level-profile model', () => {
  const weekday = [10, 9, 8, 8, 7, 4, 2];

  it('recovers an exact product of level, weekday and profile', () => {
    const matrix = matrixOf(84, (day, slot) => weekday[day % 7]! * (slot === 0 ? 3 : 7));
    const [member] = predict(levelProfile(5), matrix, 84, 98);
    member!.forEach((value, i) => {
      expect(value).toBeCloseTo(weekday[Math.floor(i / 2) % 7]! * (i % 2 === 0 ? 3 : 7), 6);
    });
  });

  it('scales with the counts (ratio estimator)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 56, maxLength: 120 }), (counts) => {
        const plain = matrixOf(28, (day, slot) => counts[day * 2 + slot]!);
        const [mean] = predict(levelProfile(5), plain, 28, 35);
        const low = Math.min(...counts);
        const high = Math.max(...counts);
        expect(mean!.every((value) => value > 0.2 * low && value < 5 * high)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('follows a new level as fast as its memory is short', () => {
    const matrix = matrixOf(84, (day, slot) => (day < 77 ? 1 : 2) * weekday[day % 7]! * (slot + 1) * 10);
    const quick = predict(levelProfile(1), matrix, 84, 85)[0]![0]!;
    const slow = predict(levelProfile(40), matrix, 84, 85)[0]![0]!;
    expect(quick).toBeGreaterThan(185);
    expect(slow).toBeLessThan(150);
  });

  it('is not pulled down by holes in the last days', () => {
    const full = matrixOf(84, (day, slot) => weekday[day % 7]! * (slot + 1) * 10);
    const holed = matrixOf(84, (day, slot) =>
      day > 78 && slot === 1 ? Number.NaN : weekday[day % 7]! * (slot + 1) * 10,
    );
    const [a, b] = [full, holed].map((matrix) => predict(levelProfile(3), matrix, 84, 91)[0]!);
    b!.forEach((value, i) => {
      expect(value).toBeCloseTo(a![i]!, 5);
    });
  });

  it('carries a yearly season forward, and only after thirteen months', () => {
    const season = (day: number) => 1 + 0.4 * Math.sin((2 * Math.PI * day) / 365.2425);
    const seasonal = (days: number) =>
      matrixOf(days, (day, slot) => 50 * season(day) * weekday[day % 7]! * (slot + 1));
    const [yearly] = predict(levelProfile(8, true), seasonal(720), 740, 768);
    const [flat] = predict(levelProfile(8), seasonal(720), 740, 768);
    const error = (forecast: number[]) =>
      forecast.reduce((sum, value, i) => {
        const day = 740 + Math.floor(i / 2);
        return (
          sum + Math.abs(value / (50 * season(day) * weekday[day % 7]! * ((i % 2) + 1)) - 1) / forecast.length
        );
      }, 0);
    expect(error(yearly!)).toBeLessThan(0.02);
    expect(error(flat!)).toBeGreaterThan(0.1);
    expect(predict(levelProfile(8, true), seasonal(390), 390, 391)[0]!.every(Number.isNaN)).toBe(true);
  });
});
