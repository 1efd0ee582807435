#!/usr/bin/env node
// Rest-of-day error after the intraday update against no update and against the plain ratio: npm run bench -- intraday
// The shared day-ahead set is scored where it is there; speed is measured on generated days everywhere.
import { hasTaskSets, readTaskSet, sharedFolder, utcGrid } from '../forecast/task-sets.mjs';

const { autoForecaster, updateRestOfDay } = await import(
  new URL('../../dist/src/forecast/index.js', import.meta.url).href
);
const { samplePoisson, seededRandom } = await import(
  new URL('../../dist/src/math/index.js', import.meta.url).href
);
const HOURS_AFTER_OPENING = [1, 2, 3, 4, 6, 8, 10];
const SLOTS_PER_HOUR = 2;

if (hasTaskSets(sharedFolder)) scoreSharedDays();
else process.stdout.write('The shared task sets are not here: error not scored.\n');
measureSpeed();

function scoreSharedDays() {
  const days = dayAheadForecasts(readTaskSet(sharedFolder, 'bank30d'));
  process.stdout.write(`bank30d, ${days.length} days, WAPE of the rest of the day (%)\n`);
  process.stdout.write('hours none updated ratio updated/none ratio/none\n');
  for (const hours of HOURS_AFTER_OPENING) {
    const seen = hours * SLOTS_PER_HOUR;
    const sums = { none: 0, updated: 0, ratio: 0, actual: 0 };
    for (const { day, actuals } of days) {
      const soFar = actuals.map((count, i) => (i < seen ? count : Number.NaN));
      const updated = updateRestOfDay({ ...day, actuals: soFar });
      const ratio = total(actuals, seen) / total(day.mean, seen);
      for (let i = seen; i < actuals.length; i++) {
        const actual = actuals[i];
        if (Number.isNaN(actual)) continue;
        sums.none += Math.abs(day.median[i] - actual);
        sums.updated += Math.abs(updated.median[i] - actual);
        sums.ratio += Math.abs(day.median[i] * ratio - actual);
        sums.actual += actual;
      }
    }
    const wape = (/** @type {number} */ sum) => ((100 * sum) / sums.actual).toFixed(2);
    const over = (/** @type {number} */ sum) => (sum / sums.none).toFixed(3);
    process.stdout.write(
      `${hours} ${wape(sums.none)} ${wape(sums.updated)} ${wape(sums.ratio)} ${over(sums.updated)} ${over(sums.ratio)}\n`,
    );
  }
}

/** @param {ReturnType<typeof readTaskSet>} set */
function dayAheadForecasts(set) {
  return set.tasks.map((task) => {
    const { grid, places } = utcGrid(set, 0, task.origin);
    const values = new Float64Array(grid.slot.length).fill(Number.NaN);
    places.forEach((place, i) => {
      values[place] = set.values[i] ?? Number.NaN;
    });
    const horizon = utcGrid(set, task.origin, task.origin + task.h);
    const forecast = autoForecaster
      .fit({ metric: 'offered', grid, values, weights: null }, { events: [], seed: 1 })
      .predict(horizon.grid, [0.8]);
    const [bound] = forecast.bounds;
    const at = (/** @type {Float64Array} */ of) => Float64Array.from(horizon.places, (place) => of[place]);
    return {
      day: {
        startsMs: at(horizon.grid.startsMs),
        mean: at(forecast.mean),
        median: at(forecast.median),
        bounds: [{ level: 0.8, lower: at(bound.lower), upper: at(bound.upper) }],
      },
      actuals: Float64Array.from(horizon.places, (_, i) => set.values[task.origin + i] ?? Number.NaN),
    };
  });
}

/** @param {Float64Array} values @param {number} count */
function total(values, count) {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i] ?? 0;
  return sum;
}

function measureSpeed() {
  const random = seededRandom(1);
  const slots = 48;
  const days = Array.from({ length: 1000 }, () => {
    const mean = Float64Array.from({ length: slots }, (_, i) => 20 + 30 * Math.sin((i / slots) * Math.PI));
    return {
      startsMs: mean.map((_, i) => i * 900_000),
      mean,
      median: mean.map(Math.round),
      bounds: [
        {
          level: 0.8,
          lower: mean.map((m) => Math.floor(m * 0.8)),
          upper: mean.map((m) => Math.ceil(m * 1.2)),
        },
      ],
      actuals: mean.map((m, i) => (i < slots / 2 ? samplePoisson(random, m) : Number.NaN)),
    };
  });
  const times = Array.from({ length: 9 }, () => {
    const started = process.cpuUsage();
    for (const day of days) updateRestOfDay(day);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  }).sort((a, b) => a - b);
  process.stdout.write(
    `1,000 queues x 48 quarter hours, half of the day seen: ${times[4]?.toFixed(3)} s CPU (median of 9)\n`,
  );
}
