import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agner-demo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const demo = () =>
  run(process.execPath, [main, 'demo', '--no-serve', '--data', folder], { env: { PATH: process.env.PATH } });

describe('agner demo', () => {
  it('runs the main job end to end from nothing, and a second start prints the same without working again', async () => {
    const first = await demo();
    for (const heading of [
      'STAFFING PLAN  Bills and payments, Monday 2026-10-19, Europe/Paris',
      'FORECAST ACCURACY',
      'KPI SCORECARD  billing, October 2026',
      'COST PER CONTACT',
      'VENDOR INVOICE  NC-2026-0831, 2026-08: MATCH',
      'VENDOR INVOICE  NC-2026-0930, 2026-09: MULTIPLE:QUANTITY_DIFFERENCE,RATE_DIFFERENCE',
    ]) {
      expect(first.stdout).toContain(heading);
    }
    expect(first.stdout).not.toMatch(/NaN|undefined|Infinity/);
    const second = await demo();
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).not.toContain('importing');
    expect(second.stderr).not.toContain('forecasting');
    const [id] = /requirement:\S+/.exec(first.stdout) ?? [''];
    const explained = await run(process.execPath, [main, 'explain', id, '--data', folder]);
    expect(explained.stdout).toContain('<- interval_actual');
    const [line] = /invoice:\S+/.exec(first.stdout) ?? [''];
    const evidence = await run(process.execPath, [main, 'explain', line, '--data', folder]);
    expect(evidence.stdout).toContain('4195.62');
  }, 300_000);
});
