import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addIntervalActual,
  attainTarget,
  breachStreak,
  emptyMeasures,
  evaluateKpi,
  type KpiValue,
  kpiOf,
  scorecard,
  type Target,
} from '../../src/kpi/index.ts';

function serviceLevel(handledWithin: number, offered: number, policy = 'offered'): KpiValue {
  const sums = emptyMeasures();
  addIntervalActual(sums, {
    offered,
    handled: offered,
    abandoned: 0,
    abandonedShort: 0,
    handledWithin,
    abandonedWithin: 0,
    flowOut: 0,
    waitSecondsHandled: null,
    waitSecondsAll: null,
    handleSeconds: null,
    thresholdSeconds: 20,
  });
  return evaluateKpi(kpiOf('service_level'), sums, { policy });
}

const target: Target = { direction: 'higher', value: '0.8' };

describe('a scorecard', () => {
  it('puts value, target and the previous period on one row', () => {
    const [row] = scorecard([{ value: serviceLevel(764, 1000), target, previous: serviceLevel(790, 1000) }]);
    expect(row).toMatchObject({
      status: 'missed',
      gap: '-0.036',
      attainment: '0.955',
      previous: '0.79',
      change: '-0.026',
    });
  });

  it('has a status for an undefined value and for a missing target', () => {
    const rows = scorecard([
      { value: serviceLevel(0, 0), target, previous: null },
      { value: serviceLevel(8, 10), target: null, previous: null },
      { value: serviceLevel(8, 10), target, previous: serviceLevel(1, 10, 'answered') },
    ]);
    expect(rows.map((row) => row.status)).toEqual(['noValue', 'noTarget', 'met']);
    expect(rows.map((row) => row.change)).toEqual([null, null, null]);
  });
});

describe('a target', () => {
  it('is met exactly when the gap is not negative, whatever the direction', () => {
    const number = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(number, number, number, (value, one, two) => {
        const [min, max] = one < two ? [one, two] : [two, one];
        const targets: Target[] = [
          { direction: 'higher', value: `${one}` },
          { direction: 'lower', value: `${one}` },
          { direction: 'range', min: `${min}`, max: `${max}` },
        ];
        const met = targets.map((one) => attainTarget(`${value}`, one));
        expect(met.map((found) => found.met)).toEqual([
          value >= one,
          value <= one,
          min <= value && value <= max,
        ]);
        for (const found of met) expect(found.met).toBe(Number(found.gap) >= 0);
      }),
    );
  });

  it('ends a streak at an undefined period', () => {
    expect(breachStreak(['0.5', null, '0.7'], target)).toBe(1);
    expect(breachStreak(['0.5', '0.6', '0.7'], target)).toBe(3);
    expect(breachStreak([], target)).toBe(0);
  });

  it('refuses a band without ends or with swapped ends', () => {
    expect(() => attainTarget('1', { direction: 'range', min: null, max: null })).toThrow('is no band');
    expect(() => attainTarget('1', { direction: 'range', min: '2', max: '1' })).toThrow('2..1 is no band');
  });
});
