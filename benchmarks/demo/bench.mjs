#!/usr/bin/env node
// First and second start of the main job: node benchmarks/demo/bench.mjs   (after npm run build)
// With AGNER_BENCH_INSTALL=1 also a fresh installation from an empty npm cache, which needs the network.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIN, ROOT } from '../support/built.mjs';
import { machineText, medianText, runsOr, say } from '../support/figures.mjs';
import { runCommand, runNode } from '../support/run-process.mjs';

/** @typedef {Awaited<ReturnType<typeof runNode>>} Run */

const PLAN = 'STAFFING PLAN';

say(machineText());
/** @type {Run[]} */
const first = [];
/** @type {Run[]} */
const second = [];
for (let run = 0; run < runsOr(3); run++) {
  const folder = mkdtempSync(join(tmpdir(), 'agner-bench-'));
  try {
    first.push(await demo(MAIN, folder));
    second.push(await demo(MAIN, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
report('first start, empty data folder', first);
report('second start', second);
if (process.env.AGNER_BENCH_INSTALL) await installation();
say(machineText());

/**
 * @param {string} main
 * @param {string} folder
 */
async function demo(main, folder) {
  return runNode([main, 'demo', '--no-serve', '--data', join(folder, 'data')], { until: PLAN });
}

/**
 * @param {string} name
 * @param {readonly Run[]} runs
 */
function report(name, runs) {
  const of = (/** @type {(run: Run) => number} */ figure, digits = 1) => medianText(runs.map(figure), digits);
  say(name);
  say(`  plan printed after s ${of(({ untilMs }) => (untilMs ?? Number.NaN) / 1000)}`);
  say(`  in all s             ${of(({ wallMs }) => wallMs / 1000)}`);
  say(`  CPU s                ${of(({ cpuMs }) => cpuMs / 1000)}`);
  say(`  peak MB              ${of(({ peakMb }) => peakMb, 0)}`);
}

/** What a newcomer waits for: packages, build, then the first start with no template of a database anywhere. */
async function installation() {
  const folder = mkdtempSync(join(tmpdir(), 'agner-bench-'));
  try {
    const own = join(folder, 'agner');
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
    for (const file of files.filter((name) => name !== '')) {
      cpSync(new URL(file, ROOT), join(own, file), { recursive: true });
    }
    const env = { ...process.env, npm_config_cache: join(folder, 'cache') };
    const install = await runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: own,
      env,
    });
    const build = await runCommand('npm', ['run', '--silent', 'build'], { cwd: own, env });
    const run = await demo(join(own, 'dist/src/main.js'), folder);
    const plan = run.untilMs ?? Number.NaN;
    say('fresh installation, empty npm cache');
    say(`  npm ci without build s ${(install / 1000).toFixed(1)}`);
    say(`  build s                ${(build / 1000).toFixed(1)}`);
    say(`  plan printed after s   ${(plan / 1000).toFixed(1)}`);
    say(`  together s             ${((install + build + plan) / 1000).toFixed(1)}`);
    say(`  whole demo s           ${(run.wallMs / 1000).toFixed(1)}, CPU s ${(run.cpuMs / 1000).toFixed(1)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
