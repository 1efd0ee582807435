#!/usr/bin/env node
// A million seeded problems over every queue model: npm run bench -- erlang-fuzz
import { built } from '../support/built.mjs';
import { machineText, say } from '../support/figures.mjs';
import { complaint, problemText, randomProblem } from './random-problem.mjs';

const { QUEUE_MODEL_IDS, queueModel } = await built('src/erlang/index.js');
const { seededRandom } = await built('src/math/index.js');
const COUNT = Number(process.env.AGNER_BENCH_RUNS) || 1_000_000;
const WORST = 5;

const random = seededRandom(20_261);
/** @type {Map<string, { ms: number[], wrong: number, said: string[] }>} */
const byModel = new Map(
  QUEUE_MODEL_IDS.map((/** @type {string} */ id) => [id, { ms: [], wrong: 0, said: [] }]),
);
/** @type {{ ms: number, problem: import('./random-problem.mjs').Problem }[]} */
let slowest = [];
for (let at = 0; at < COUNT; at++) {
  const problem = randomProblem(random, QUEUE_MODEL_IDS);
  const before = process.cpuUsage();
  const wrong = complaint(queueModel, problem);
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  const seen = byModel.get(problem.model);
  seen?.ms.push(ms);
  if (wrong !== null && seen !== undefined && seen.wrong++ < WORST) {
    seen.said.push(`${wrong}: ${problemText(problem)}`);
  }
  if (ms > (slowest[WORST - 1]?.ms ?? 0)) {
    slowest = [...slowest, { ms, problem }].sort((a, b) => b.ms - a.ms).slice(0, WORST);
  }
}

say(`${machineText()}; ${COUNT.toLocaleString('en')} problems, ms of CPU`);
say('model                 p50      p99    p99.9   p99.99      most  wrong');
const every = [...byModel.values()].flatMap(({ ms }) => ms);
for (const [name, { ms, wrong }] of [...byModel, ['all', { ms: every, wrong: 0 }]]) {
  const sorted = Float64Array.from(ms).sort();
  const figures = [0.5, 0.99, 0.999, 0.9999, 1].map((share) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(3).padStart(9),
  );
  say(`${name.padEnd(16)}${figures.join('')}  ${name === 'all' ? '' : wrong}`);
}
say('slowest:');
for (const { ms, problem } of slowest) say(`${ms.toFixed(1)} ms  ${problemText(problem)}`);
for (const { said } of byModel.values()) for (const line of said) say(`wrong: ${line}`);
