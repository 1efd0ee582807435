import { describe, expect, it } from 'vitest';
import { autoForecaster, handleTimeForecaster } from '../../src/forecast/index.ts';
import { sampleLognormal, samplePoisson, seededRandom } from '../../src/math/index.ts';
import { localDayGrid } from '../support/local-day-grid.ts';

const CONTEXT = { events: [], seed: 1 };
const isOpen = (_w: number, minute: number) => minute >= 480 && minute < 1200;

/** Handle seconds and contacts of a queue whose true handle time rises over the day. */
function generate(seed: number, days: number, contactsPerInterval: number) {
  const grid = localDayGrid({ firstDay: '2026-01-05', days, intervalMinutes: 30, isOpen });
  const random = seededRandom(seed);
  const seconds = new Float64Array(grid.startsMs.length).fill(Number.NaN);
  const contacts = seconds.slice();
  const truth = (slot: number) => 200 + 5 * (slot - 16);
  for (let i = 0; i < seconds.length; i++) {
    if (grid.open[i] === 0) continue;
    contacts[i] = samplePoisson(random, contactsPerInterval);
    seconds[i] = 0;
    for (let k = 0; k < contacts[i]!; k++) seconds[i]! += sampleLognormal(random, truth(grid.slot[i]!), 0.9);
  }
  return { grid, seconds, contacts, truth };
}

describe('handle time', () => {
  it('is a call-weighted ratio: total seconds over total contacts when nothing else is known', () => {
    const grid = localDayGrid({ firstDay: '2026-01-05', days: 21, intervalMinutes: 1440 });
    const history = {
      metric: 'ahtSeconds',
      grid,
      values: Float64Array.from(grid.startsMs, (_, i) => (i % 2 === 0 ? 100 * 200 : 500)),
      weights: Float64Array.from(grid.startsMs, (_, i) => (i % 2 === 0 ? 100 : 1)),
    } as const;
    const horizon = localDayGrid({ firstDay: '2026-01-26', days: 7, intervalMinutes: 1440 });
    const forecast = handleTimeForecaster.fit(history, CONTEXT).predict(horizon, []);
    for (const value of forecast.mean) expect(Math.abs(value - 202)).toBeLessThan(6);
  });

  it('beats the global mean and the weekday x slot average of interval handle times on the true curve', () => {
    const { grid, seconds, contacts, truth } = generate(3, 42, 6);
    const horizon = localDayGrid({ firstDay: '2026-02-16', days: 7, intervalMinutes: 30, isOpen });
    const history = { metric: 'ahtSeconds', grid, values: seconds, weights: contacts } as const;
    const { mean } = autoForecaster.fit(history, CONTEXT).predict(horizon, []);
    const sum = (values: Float64Array) => values.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0);
    const global = sum(seconds) / sum(contacts);
    let [ours, flat, cells, open] = [0, 0, 0, 0];
    horizon.days.forEach((day, d) => {
      for (let i = day.first; i < day.first + day.count; i++) {
        if (horizon.open[i] === 0) continue;
        const ratios = Array.from({ length: 6 }, (_, week) => (week * 7 + d) * 48 + horizon.slot[i]!)
          .filter((past) => contacts[past]! > 0)
          .map((past) => seconds[past]! / contacts[past]!);
        const right = truth(horizon.slot[i]!);
        ours += Math.abs(mean[i]! - right);
        flat += Math.abs(global - right);
        cells += Math.abs(ratios.reduce((a, b) => a + b, 0) / ratios.length - right);
        open++;
      }
    });
    expect(ours / open).toBeLessThan(10);
    expect(ours).toBeLessThan(0.4 * flat);
    expect(ours).toBeLessThan(0.6 * cells);
  });

  it('has bounds that hold their share of interval means, wider where contacts are few', () => {
    const all = generate(5, 84, 15);
    const horizonStart = 70;
    const cut = horizonStart * 48;
    const grid = localDayGrid({ firstDay: '2026-01-05', days: horizonStart, intervalMinutes: 30, isOpen });
    const horizon = localDayGrid({ firstDay: '2026-03-16', days: 14, intervalMinutes: 30, isOpen });
    const history = {
      metric: 'ahtSeconds',
      grid,
      values: all.seconds.slice(0, cut),
      weights: all.contacts.slice(0, cut),
    } as const;
    const forecast = handleTimeForecaster.fit(history, CONTEXT).predict(horizon, [0.8, 0.95]);
    const share = (k: number) => {
      let [inside, count] = [0, 0];
      for (let i = 0; i < forecast.mean.length; i++) {
        const n = all.contacts[cut + i]!;
        if (!(n > 0)) continue;
        const actual = all.seconds[cut + i]! / n;
        count++;
        if (actual >= forecast.bounds[k]!.lower[i]! && actual <= forecast.bounds[k]!.upper[i]!) inside++;
      }
      return inside / count;
    };
    expect(Math.abs(share(0) - 0.8)).toBeLessThan(0.06);
    expect(Math.abs(share(1) - 0.95)).toBeLessThan(0.03);
  });
});
