#!/usr/bin/env node
// Our simulator against results that another one publishes with confidence intervals: npm run bench -- simulation-published
import { readFileSync } from 'node:fs';
import { built } from '../support/built.mjs';
import { machineText, say } from '../support/figures.mjs';
import { PUBLISHED_CENTRES } from './published-centres.mjs';

const { simulate } = await built('src/simulation/index.js');
const DAYS = Number(process.env.AGNER_BENCH_DAYS) || 20_000;
const SEED = Number(process.env.AGNER_BENCH_SEED) || 2;

const published = readFileSync(
  new URL('../../tests/golden/simulation/published.csv', import.meta.url),
  'utf8',
);
// Sources name their quantities in quoted cells; the figures behind them hold no commas.
const rows = published
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map((cells) => ({
    quantity: cells.at(-6) ?? '',
    low: (cells.at(-4) ?? '').split('/').map(Number),
    high: (cells.at(-3) ?? '').split('/').map(Number),
  }));

say(`${DAYS} days, seed ${SEED}, ${machineText()}`);
let row = 0;
let inside = 0;
for (const { name, scenario, figures } of PUBLISHED_CENTRES) {
  const started = process.cpuUsage();
  const result = simulate(scenario, { seed: SEED, replications: DAYS });
  const { user, system } = process.cpuUsage(started);
  say(`${name}: ${((user + system) / 1e6).toFixed(1)} s CPU`);
  for (const figure of figures) {
    const { quantity, low, high } = rows[row++] ?? { quantity: '', low: [], high: [] };
    const values = [figure(result)].flat();
    const within = values.every(
      (value, i) => value >= (low[i] ?? Number.NaN) && value <= (high[i] ?? Number.NaN),
    );
    if (within) inside++;
    const text = values.map((value) => value.toPrecision(6)).join(' / ');
    say(
      `  ${within ? 'inside ' : 'OUTSIDE'} ${quantity}: ${text}  [${low.join(' / ')}, ${high.join(' / ')}]`,
    );
  }
}
say(`${inside} of ${rows.length} inside`);
if (inside < rows.length) process.exitCode = 1;
