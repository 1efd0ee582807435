#!/usr/bin/env node
// One million interval rows through the import: node benchmarks/import-million/bench.mjs   (after npm run build)
// On the embedded database, and on PostgreSQL when AGNER_BENCH_DATABASE_URL names a server, beside a plain COPY.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../support/built.mjs';
import { onEachDatabase } from '../support/databases.mjs';
import { loadText, machineText, medianText, runsOr, say } from '../support/figures.mjs';
import { writeHalfHours } from '../support/half-hours.mjs';
import { importHalfHours } from '../support/import-half-hours.mjs';
import { copySeconds } from './copy-rows.mjs';

const QUEUES = 100;
const HALF_HOURS = Number(process.env.AGNER_BENCH_HALF_HOURS) || 10_000;
const ROWS = QUEUES * HALF_HOURS;
const { tenantScope } = await built('src/core/index.js');
const { quietWorld } = await built('src/usecase/index.js');

say(machineText());
const folder = mkdtempSync(join(tmpdir(), 'agner-bench-'));
const path = join(folder, 'half-hours.csv');
try {
  await writeHalfHours(path, { queues: QUEUES, halfHours: HALF_HOURS, firstDayMs: Date.UTC(2024, 0, 1) });
  say(`${ROWS} rows, ${(statSync(path).size / 1e6).toFixed(0)} MB`);
  await onEachDatabase(measure);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say(machineText());

/**
 * Each run imports for a tenant of its own: nothing is stored of it yet.
 * @param {any} database
 * @param {string} kind
 */
async function measure(database, kind) {
  const imports = [];
  /** @type {number[]} */
  const copies = [];
  let again = Number.NaN;
  for (let run = 0; run < runsOr(3); run++) {
    if (kind === 'PostgreSQL') copies.push(ROWS / (await copySeconds(database, path)));
    const world = quietWorld(database, tenantScope(`run-${run}`), Date.now);
    imports.push(ROWS / (await importSeconds(world, { inserted: ROWS })));
    if (run === 0) again = ROWS / (await importSeconds(world, { unchanged: ROWS }));
  }
  say(`${kind}, load ${loadText()}`);
  say(`  import rows/s          ${medianText(imports, 0)}`);
  say(`  same file again rows/s ${again.toFixed(0)}`);
  if (copies.length > 0) {
    say(`  COPY rows/s            ${medianText(copies, 0)}`);
    say(
      `  import : COPY          ${medianText(imports.map((rate, run) => rate / (copies[run] ?? Number.NaN)))}`,
    );
  }
  say(`  peak MB so far         ${(process.resourceUsage().maxRSS / 1024).toFixed(0)}`);
}

/**
 * @param {any} world
 * @param {Record<string, number>} expected
 */
async function importSeconds(world, expected) {
  const startedMs = performance.now();
  const report = await importHalfHours(world, path);
  for (const [name, rows] of Object.entries(expected)) {
    if (report[name] !== rows) throw new Error(`${report[name]} rows ${name}, not ${rows}`);
  }
  return (performance.now() - startedMs) / 1000;
}
