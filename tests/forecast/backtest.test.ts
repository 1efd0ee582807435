import { describe, expect, it } from 'vitest';
import { ratioValue } from '../../src/core/index.ts';
import {
  accuracyMeasures,
  autoForecaster,
  backtest,
  type Forecaster,
  findForecaster,
  handleTimeForecaster,
  seasonalNaive,
} from '../../src/forecast/index.ts';
import { forecastCase } from '../support/describe-forecaster.ts';

const CONTEXT = { events: [], seed: 1 };
const { history } = forecastCase({ metric: 'offered', days: 126 });
const options = {
  models: [autoForecaster, findForecaster('seasonal-mean-8'), seasonalNaive],
  naive: seasonalNaive,
  horizonDays: 14,
  origins: 5,
  stepDays: 7,
  levels: [0.8],
};

describe('the backtest', () => {
  const result = backtest(history, CONTEXT, options);
  const row = (model: string, horizon: string, grain: string) =>
    result.rows.find((found) => found.model === model && found.horizon === horizon && found.grain === grain)!;

  it('rolls the origins asked for, the last one a horizon before the end', () => {
    expect(result.origins).toEqual(['2026-03-30', '2026-04-06', '2026-04-13', '2026-04-20', '2026-04-27']);
  });

  it('adds up over horizon buckets', () => {
    const buckets = result.rows.filter(
      (r) => r.model === 'auto' && r.grain === 'interval' && r.horizon !== 'all',
    );
    expect(buckets.map((r) => r.horizon)).toEqual(['day 1', 'days 2-3', 'days 4-7', 'days 8-14']);
    const all = row('auto', 'all', 'interval').sums;
    expect(buckets.reduce((sum, r) => sum + r.sums.scored, 0)).toBe(all.scored);
    expect(buckets.reduce((sum, r) => sum + r.sums.absoluteError, 0)).toBeCloseTo(all.absoluteError, 6);
  });

  it('finds value over the naive where there is noise to average, none in the naive itself', () => {
    expect(ratioValue(row('seasonal-naive', 'all', 'interval').valueAdded)).toBe(0);
    expect(ratioValue(row('auto', 'all', 'interval').valueAdded)).toBeGreaterThan(0.15);
  });

  it('sees errors shrink from interval to day to week, and never under the noise floor by far', () => {
    const wape = (grain: string) => ratioValue(accuracyMeasures(row('auto', 'all', grain).sums).wape)!;
    expect(wape('interval')).toBeGreaterThan(wape('day'));
    expect(wape('day')).toBeGreaterThan(wape('week'));
    const floor = ratioValue(accuracyMeasures(row('auto', 'all', 'interval').sums).noiseFloor)!;
    expect(wape('interval')).toBeGreaterThan(0.95 * floor);
  });

  it('shows a model the days before its origin only', () => {
    const shown: string[] = [];
    const watcher: Forecaster = {
      id: 'watcher',
      version: 1,
      metrics: ['offered'],
      fit(seen, context) {
        const fitted = seasonalNaive.fit(seen, context);
        return {
          predict(horizon, levels) {
            shown.push(
              `${seen.grid.days.length} days, ${seen.values.length} values, then ${horizon.days[0]!.day}`,
            );
            return fitted.predict(horizon, levels);
          },
        };
      },
    };
    backtest(history, CONTEXT, { ...options, models: [watcher], origins: 2 });
    expect(shown).toEqual([
      '105 days, 5040 values, then 2026-04-20',
      '112 days, 5376 values, then 2026-04-27',
    ]);
  });

  it('leaves excluded events out like holes', () => {
    const day = history.grid.days[115]!;
    const event = {
      queueId: null,
      fromMs: day.startMs,
      toMs: day.startMs + 86_400_000,
      type: 'outage',
      label: 'x',
      effect: 'exclude',
      value: null,
      recurs: false,
    } as const;
    const without = backtest(history, { ...CONTEXT, events: [event] }, options);
    const scored = (rows: typeof result.rows) =>
      rows.find((r) => r.model === 'auto' && r.horizon === 'all' && r.grain === 'interval')!.sums;
    expect(scored(without.rows).scored).toBeLessThan(scored(result.rows).scored);
    expect(scored(without.rows).holes).toBeGreaterThan(scored(result.rows).holes);
  });

  it('weighs handle time by contacts and answers a history too short with no rows', () => {
    const aht = forecastCase({ metric: 'ahtSeconds', days: 70 }).history;
    const rows = backtest(aht, CONTEXT, { ...options, models: [handleTimeForecaster], naive: null }).rows;
    const all = rows.find((r) => r.horizon === 'all' && r.grain === 'interval')!;
    expect(ratioValue(accuracyMeasures(all.sums).wape)).toBeLessThan(0.02);
    expect(ratioValue(all.valueAdded)).toBeNull();
    const short = forecastCase({ metric: 'offered', days: 20 }).history;
    expect(backtest(short, CONTEXT, options)).toEqual({ origins: [], rows: [] });
  });

  it('refuses a horizon that is no number of days', () => {
    expect(() => backtest(history, CONTEXT, { ...options, horizonDays: 0 })).toThrow('horizonDays is 0');
  });
});
