#!/usr/bin/env node
// Erlang C and A sizing, problems per CPU second, interleaved: npm run bench -- erlang
import { built } from '../support/built.mjs';
import { machineText } from '../support/figures.mjs';

const { erlangA, erlangC, sizeManyErlangA, sizeManyErlangC } = await built('src/erlang/index.js');
const { seededRandom } = await built('src/math/index.js');
const ROUNDS = 7;
const AHT_SECONDS = 240;
const PATIENCE_SECONDS = 120;
const targets = { serviceLevel: { target: 0.8, withinSeconds: 20, policy: 'offered' } };
const classes = [
  { name: '0.2 to 300', from: 0.2, to: 300, count: 100_000 },
  { name: '300 to 20,000', from: 300, to: 20_000, count: 100_000 },
];

/** The textbook way: Erlang B by its recurrence up to each staff tried. @param {number} erlangs */
function plainRecurrence(erlangs) {
  let blocking = 1;
  for (let agents = 1; ; agents++) {
    blocking = (erlangs * blocking) / (agents + erlangs * blocking);
    if (agents <= erlangs) continue;
    const wait = (agents * blocking) / (agents - erlangs * (1 - blocking));
    if (1 - wait * Math.exp((-(agents - erlangs) * 20) / AHT_SECONDS) >= 0.8) return agents;
  }
}

/** @type {[string, number, (loads: Float64Array, ahts: Float64Array, out: Int32Array) => void][]} */
const contestants = [
  ['sizeManyErlangC, one AHT', 1, (loads, _, out) => sizeManyErlangC(loads, AHT_SECONDS, targets, out)],
  ['sizeManyErlangC, AHT each', 1, (loads, ahts, out) => sizeManyErlangC(loads, ahts, targets, out)],
  [
    'erlangC.size',
    5,
    (loads, _, out) =>
      fill(loads, out, (erlangs) => erlangC.size({ erlangs, ahtSeconds: AHT_SECONDS }, targets).agents),
  ],
  ['plain recurrence', 50, (loads, _, out) => fill(loads, out, plainRecurrence)],
  [
    'sizeManyErlangA, one AHT',
    1,
    (loads, _, out) => sizeManyErlangA(loads, AHT_SECONDS, PATIENCE_SECONDS, targets, out),
  ],
  [
    'sizeManyErlangA, AHT each',
    2,
    (loads, ahts, out) => sizeManyErlangA(loads, ahts, PATIENCE_SECONDS, targets, out),
  ],
  [
    'erlangA().size',
    50,
    (loads, _, out) => {
      const model = erlangA(PATIENCE_SECONDS);
      fill(loads, out, (erlangs) => model.size({ erlangs, ahtSeconds: AHT_SECONDS }, targets).agents);
    },
  ],
];

/** @param {Float64Array} loads @param {Int32Array} out @param {(erlangs: number) => number} size */
function fill(loads, out, size) {
  for (let i = 0; i < loads.length; i++) out[i] = size(loads[i] ?? 0);
}

process.stdout.write(`${machineText()}\n`);
process.stdout.write(
  `80 % in 20 s, AHT ${AHT_SECONDS} s or 180 to 300 s, patience ${PATIENCE_SECONDS} s, loads spread evenly; median of ${ROUNDS} rounds\n`,
);
process.stdout.write('loads (erlangs)   contestant                  problems/CPU s   to plain recurrence\n');
for (const { name, from, to, count } of classes) {
  const random = seededRandom(3);
  const loads = Float64Array.from({ length: count }, () => from + (to - from) * random.next());
  const ahts = loads.map(() => 180 + 120 * random.next());
  /** @type {Map<string, number[]>} */
  const rates = new Map(contestants.map(([contestant]) => [contestant, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [contestant, part, run] of contestants) {
      // The slower ones get fewer problems, never other ones.
      const some = loads.subarray(0, count / part);
      const out = new Int32Array(some.length);
      const before = process.cpuUsage();
      run(some, ahts.subarray(0, some.length), out);
      const { user, system } = process.cpuUsage(before);
      // The first round only warms up.
      if (round > 0) rates.get(contestant)?.push((some.length / (user + system)) * 1e6);
    }
  }
  const median = (/** @type {string} */ of) =>
    (rates.get(of) ?? []).sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
  const plain = median('plain recurrence');
  for (const [contestant] of contestants) {
    const rate = median(contestant);
    process.stdout.write(
      `${name.padEnd(18)}${contestant.padEnd(28)}${Math.round(rate).toLocaleString('en').padStart(14)}   ${(rate / plain).toFixed(2)} times\n`,
    );
  }
}
