#!/usr/bin/env node
// How many agents more Erlang C asks for than Erlang A: node benchmarks/over-staffing/bench.mjs   (after npm run build)
import { built } from '../support/built.mjs';
import { say } from '../support/figures.mjs';

const { queueModel } = await built('src/erlang/index.js');

const LOADS = [5, 10, 20, 33.3, 50, 75, 100, 150, 200, 300, 500];
const AHT_SECONDS = [180, 300, 480];
const LEVELS = [
  { target: 0.8, withinSeconds: 20 },
  { target: 0.9, withinSeconds: 15 },
  { target: 0.7, withinSeconds: 60 },
];
const PATIENCE_SECONDS = [60, 120, 180, 300, 600, 1200];
const POLICY = 'offered';
const CAP = 0.05;

/**
 * @param {number} patienceSeconds
 * @param {{ maxAbandonment?: number }} cap
 * @param {{ target: number, withinSeconds: number }[]} levels
 */
function overStaffing(patienceSeconds, cap, levels) {
  let c = 0;
  let a = 0;
  let worst = 0;
  let abandoned = 0;
  for (const erlangs of LOADS) {
    for (const ahtSeconds of AHT_SECONDS) {
      for (const level of levels) {
        const load = { erlangs, ahtSeconds };
        const serviceLevel = { ...level, policy: POLICY };
        const more = queueModel('erlang-c').size(load, { serviceLevel }).agents;
        const fewer = queueModel('erlang-a', { patienceSeconds }).size(load, { serviceLevel, ...cap });
        c += more;
        a += fewer.agents;
        worst = Math.max(worst, more / fewer.agents - 1);
        abandoned = Math.max(abandoned, fewer.performance.pAbandon ?? 0);
      }
    }
  }
  const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1).padStart(5)} %`;
  return `${percent(c / a - 1)} together, ${percent(worst)} at most; abandonment up to ${percent(abandoned)}`;
}

for (const [title, cap] of [
  ['service level alone', {}],
  [`with at most ${100 * CAP} % abandonment`, { maxAbandonment: CAP }],
]) {
  say(`Agents by Erlang C over those by Erlang A, ${title}:`);
  for (const levels of LEVELS.map((level) => [level])) {
    const [{ target, withinSeconds }] = levels;
    say(`  ${100 * target} % within ${withinSeconds} s`);
    for (const patience of PATIENCE_SECONDS) {
      say(`    patience ${String(patience).padStart(4)} s: ${overStaffing(patience, cap, levels)}`);
    }
  }
}

say('One queue of 500 erlangs, 300 s a call, 30 s of patience, 80 % within 20 s (offered):');
const load = { erlangs: 500, ahtSeconds: 300 };
const serviceLevel = { target: 0.8, withinSeconds: 20, policy: POLICY };
for (const cap of [{}, { maxAbandonment: CAP }]) {
  const { agents, binding, performance } = queueModel('erlang-a', { patienceSeconds: 30 }).size(load, {
    serviceLevel,
    ...cap,
  });
  say(
    `  ${JSON.stringify(cap)}: ${agents} agents, ${binding} binds, service level ${performance.serviceLevel?.offered.toFixed(4)}, abandonment ${performance.pAbandon?.toFixed(4)}, occupancy ${performance.occupancy?.toFixed(4)}`,
  );
}
