#!/usr/bin/env node
// Scores a model of the built engine on the shared task sets: node benchmarks/forecast/score-shared.mjs [set,set] [model,model]
// Needs `npm run build`; says so and stops when the sets are not there.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasTaskSets, readTaskSet, sharedFolder, utcGrid } from './task-sets.mjs';

const folder = process.env.FORECAST_TASKS ?? sharedFolder;
if (!hasTaskSets(folder)) {
  process.stdout.write('The shared task sets are not here: nothing scored.\n');
  process.exit(0);
}
const sets = (process.argv[2] ?? 'bank30,bank30d,tech30,miday').split(',');
const models = (process.argv[3] ?? 'auto').split(',');
const { findForecaster } = await import(new URL('../../dist/src/forecast/index.js', import.meta.url).href);
const outFolder = mkdtempSync(join(tmpdir(), 'agner-fc-'));

/** @typedef {{ n: number, actual: number, absolute: number, signed: number, in80: number, in95: number, score95: number }} Sums */
/** @returns {Sums} */
const noSums = () => ({ n: 0, actual: 0, absolute: 0, signed: 0, in80: 0, in95: 0, score95: 0 });

process.stdout.write('set model slice WAPE bias cov80 cov95 is95 ms/task\n');
for (const name of sets) {
  const set = readTaskSet(folder, name);
  for (const model of models) {
    const forecaster = findForecaster(model);
    const sums = { all: noSums(), week1: noSums(), day1: noSums() };
    const lines = ['task,h,mean,median,lo80,hi80,lo95,hi95'];
    const times = [];
    for (const task of set.tasks) {
      const { grid, places } = utcGrid(set, 0, task.origin);
      const values = new Float64Array(grid.slot.length).fill(Number.NaN);
      places.forEach((place, i) => {
        values[place] = set.values[i] ?? Number.NaN;
      });
      const horizon = utcGrid(set, task.origin, task.origin + task.h);
      const startedMs = process.cpuUsage();
      const forecast = forecaster
        .fit({ metric: 'offered', grid, values, weights: null }, { events: [], seed: 1 })
        .predict(horizon.grid, [0.8, 0.95]);
      const used = process.cpuUsage(startedMs);
      times.push((used.user + used.system) / 1000);
      horizon.places.forEach((place, i) => {
        const cell = {
          mean: forecast.mean[place],
          median: forecast.median[place],
          lo80: forecast.bounds[0].lower[place],
          hi80: forecast.bounds[0].upper[place],
          lo95: forecast.bounds[1].lower[place],
          hi95: forecast.bounds[1].upper[place],
        };
        lines.push([task.task, i + 1, ...Object.values(cell)].join(','));
        const actual = set.values[task.origin + i] ?? Number.NaN;
        if (Number.isNaN(actual)) return;
        add(sums.all, actual, cell);
        if (i < task.m2) add(sums.week1, actual, cell);
        if (i < task.m1) add(sums.day1, actual, cell);
      });
    }
    writeFileSync(join(outFolder, `${name}__${model}.csv`), `${lines.join('\n')}\n`);
    times.sort((a, b) => a - b);
    for (const [slice, s] of Object.entries(sums)) {
      const figures = [
        (100 * s.absolute) / s.actual,
        (100 * s.signed) / s.actual,
        (100 * s.in80) / s.n,
        (100 * s.in95) / s.n,
      ].map((value) => value.toFixed(2));
      const time = (times[times.length >> 1] ?? Number.NaN).toFixed(1);
      process.stdout.write(
        `${[name, model, slice, ...figures, (s.score95 / s.actual).toFixed(4), time].join(' ')}\n`,
      );
    }
  }
}
process.stdout.write(`Forecast files: ${outFolder}\n`);

/**
 * @param {Sums} s
 * @param {number} actual
 * @param {{ mean: number, median: number, lo80: number, hi80: number, lo95: number, hi95: number }} cell
 */
function add(s, actual, cell) {
  s.n++;
  s.actual += actual;
  s.absolute += Math.abs(cell.median - actual);
  s.signed += cell.mean - actual;
  if (actual >= cell.lo80 && actual <= cell.hi80) s.in80++;
  if (actual >= cell.lo95 && actual <= cell.hi95) s.in95++;
  s.score95 +=
    cell.hi95 - cell.lo95 + 40 * Math.max(0, cell.lo95 - actual) + 40 * Math.max(0, actual - cell.hi95);
}
