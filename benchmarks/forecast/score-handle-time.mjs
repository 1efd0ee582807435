#!/usr/bin/env node
// Scores handle time on the shared call rows: node benchmarks/forecast/score-handle-time.mjs   (after npm run build)
// Learns on 1 to 17 January, forecasts 18 to 31, per 30 minutes, errors weighted by calls.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../../shared/data/technion1999_calls_january.csv', import.meta.url));
if (!existsSync(file)) {
  process.stdout.write('The shared call rows are not here: nothing scored.\n');
  process.exit(0);
}
const room = await import(new URL('../../dist/src/forecast/index.js', import.meta.url).href);
const calendar = await import(new URL('../../dist/src/calendar/index.js', import.meta.url).href);
const LEARN_DAYS = 17;
const grid = (/** @type {string} */ fromDay, /** @type {string} */ toDay) =>
  calendar.buildDayGrid({ timeZone: 'UTC', intervalMinutes: 30, fromDay, toDay });
const all = grid('1999-01-01', '1999-02-01');
const seconds = new Float64Array(all.startsMs.length);
const calls = new Float64Array(all.startsMs.length);
const [head, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
const column = (/** @type {string} */ name) => /** @type {string} */ (head).split(',').indexOf(name);
const [time, outcome, service] = [column('timestamp'), column('outcome'), column('ser_time')];
for (const row of rows) {
  const cells = row.split(',');
  const served = Number(cells[service]);
  if (cells[outcome] !== 'AGENT' || !(served > 0 && served < 3600)) continue;
  const i = Math.floor((Date.parse(`${cells[time]?.replace(' ', 'T')}Z`) - all.startsMs[0]) / 1_800_000);
  seconds[i] = (seconds[i] ?? 0) + served;
  calls[i] = (calls[i] ?? 0) + 1;
}
const learnt = LEARN_DAYS * 48;
const history = {
  metric: 'ahtSeconds',
  grid: grid('1999-01-01', '1999-01-18'),
  values: seconds.slice(0, learnt),
  weights: calls.slice(0, learnt),
};
const forecast = room.handleTimeForecaster
  .fit(history, { events: [], seed: 1 })
  .predict(grid('1999-01-18', '1999-02-01'), [0.8, 0.95]);

const sum = (/** @type {Float64Array} */ values) => values.reduce((total, value) => total + value, 0);
const global = sum(history.values) / sum(history.weights);
const inside = [0, 0];
let [error, globalError, actual, total] = [0, 0, 0, 0];
for (let i = 0; i < forecast.mean.length; i++) {
  const n = calls[learnt + i] ?? 0;
  if (n === 0) continue;
  const mean = (seconds[learnt + i] ?? 0) / n;
  error += n * Math.abs(forecast.median[i] - mean);
  globalError += n * Math.abs(global - mean);
  actual += n * mean;
  total += n;
  for (const k of [0, 1]) {
    const { lower, upper } = forecast.bounds[k];
    if (mean >= lower[i] && mean <= upper[i]) inside[k] = (inside[k] ?? 0) + n;
  }
}
const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
  ((100 * part) / whole).toFixed(2);
process.stdout.write(
  `handle time, weighted by calls: WAPE ${percent(error, actual)} (global mean ${percent(globalError, actual)}), ` +
    `coverage ${percent(inside[0] ?? 0, total)} at 80 %, ${percent(inside[1] ?? 0, total)} at 95 %\n`,
);
