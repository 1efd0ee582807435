#!/usr/bin/env node
// Calls simulated per CPU second on one core, and what a second thread adds: npm run bench -- simulation
import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { Worker } from 'node:worker_threads';
import { built } from '../support/built.mjs';
import { loadText, machineText, medianText, runsOr, say } from '../support/figures.mjs';
import { chats, oneLognormalQueue, oneQueue, repairDay, sixTypes } from './scenarios.mjs';

const { joinResults, simulate, StaffTrial } = await built('src/simulation/index.js');
const RUNS = runsOr(9);
const THREAD_DAYS = 600;

say(machineText());
await measureSpeed('one queue, M/M/100+M, load 95', oneQueue, 100);
await measureSpeed('one queue, lognormal handle times, gamma day', oneLognormalQueue, 50);
await measureSpeed('6 types, 90 agents', sixTypes, 50);
await measureSpeed('chats, 34 agents with 3 each', chats, 20);
measureTrial();
await measureThreads();

/** CPU seconds of this process, compiler and collector threads included. @param {() => void} work */
function cpuSecondsOf(work) {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

/** @param {string} name @param {object} scenario @param {number} days */
async function measureSpeed(name, scenario, days) {
  let calls = 0;
  const run = () => {
    const { queues } = simulate(scenario, { seed: 1, replications: days });
    calls = queues.arrivals.reduce((/** @type {number} */ sum, /** @type {number} */ n) => sum + n, 0);
  };
  run();
  const millions = Array.from({ length: RUNS }, () => {
    const seconds = cpuSecondsOf(run);
    return calls / seconds / 1e6;
  });
  say(`${name}: ${medianText(millions)} million calls per CPU second (${days} days, ${calls} calls)`);
}

/** The same 100 days again and again with one interval's staff changed, as plan repair does. */
function measureTrial() {
  const trial = new StaffTrial(repairDay, { seed: 1, replications: 100 });
  const staff = repairDay.groups[0]?.staff.slice() ?? new Int32Array(0);
  const evaluations = 100;
  const run = () => {
    for (let i = 0; i < evaluations; i++) {
      const interval = 12 + (i % 30);
      staff[interval] = (staff[interval] ?? 0) + 1;
      trial.run([staff]);
      staff[interval] = (staff[interval] ?? 0) - 1;
    }
  };
  run();
  const milliseconds = Array.from({ length: RUNS }, () => (cpuSecondsOf(run) / evaluations) * 1000);
  say(`one trial of staff, 100 days of 2,000 calls: ${medianText(milliseconds)} ms of CPU`);
}

async function measureThreads() {
  const workers = [0, 1].map(() => new Worker(new URL('./worker.mjs', import.meta.url)));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const half = THREAD_DAYS / 2;
  const whole = { seed: 1, replications: THREAD_DAYS };
  const halves = [0, half].map((firstReplication) => ({ seed: 1, replications: half, firstReplication }));
  const ratios = [];
  const cpuRatios = [];
  let same = true;
  for (let run = -1; run < RUNS; run++) {
    const one = await timed(workers, [whole]);
    const two = await timed(workers, halves);
    same &&= isDeepStrictEqual(one.result, two.result);
    // The first round compiles.
    if (run >= 0) {
      ratios.push(one.seconds / two.seconds);
      cpuRatios.push(two.cpuSeconds / one.cpuSeconds);
    }
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  say(`two threads over one, wall time: ${medianText(ratios)}, load now ${loadText()}`);
  say(`CPU time of two threads over that of one: ${medianText(cpuRatios)}`);
  say(`same bits from one thread and from two: ${same}`);
  if (!same) process.exitCode = 1;
}

/** @param {Worker[]} workers @param {object[]} tasks one for each of the first workers */
async function timed(workers, tasks) {
  const started = process.hrtime.bigint();
  const cpuStarted = process.cpuUsage();
  const parts = await Promise.all(
    tasks.map(async (task, i) => {
      const worker = /** @type {Worker} */ (workers[i]);
      const answer = once(worker, 'message');
      worker.postMessage(task);
      return (await answer)[0];
    }),
  );
  const result = joinResults(parts);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const { user, system } = process.cpuUsage(cpuStarted);
  return { result, seconds, cpuSeconds: (user + system) / 1e6 };
}
