import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvObjects, runAgner } from '../support/run-cli.ts';

/** Monday 2 November 2026, 08:00 to 10:00: ten contacts each half hour of each queue, and no handle time. */
const FORECAST = `queue,start,mean\n${['orders', 'mail']
  .flatMap((queue) => ['08:00', '08:30', '09:00', '09:30'].map((at) => `${queue},2026-11-02T${at}:00Z,10`))
  .join('\n')}\n`;
const sl = 'sl: { target: 0.8, withinSeconds: 20 }';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agner-plan-'));
  await writeFile(join(folder, 'hours.yaml'), 'main: { tz: UTC, weekly: { "1": [["09:00", "18:00"]] } }\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function plan(targets: string, forecast = FORECAST, hours = false) {
  await writeFile(join(folder, 'targets.yaml'), targets);
  const more = hours ? ['--hours', join(folder, 'hours.yaml')] : [];
  return runAgner(['plan', '-', '--targets', join(folder, 'targets.yaml'), ...more], { stdin: forecast });
}
const lines = (text: string): string[] => text.trim().split('\n');

describe('a forecast without handle time', () => {
  it('is refused once for each queue, and names the key that gives one', async () => {
    const run = await plan(`queues: { orders: { ${sl} }, mail: { channel: email, deadlineHours: 1 } }`);
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(lines(run.stderr)).toHaveLength(2);
    for (const line of lines(run.stderr)) {
      expect(line).toMatch(/^FORECAST_AHT_MISSING .*has no handle time.*Next: .*`ahtSeconds` in the targets/);
      expect(line).not.toContain('NaN');
    }
  });

  it('is planned for the queues whose targets give one', async () => {
    const targets = `queues: { orders: { ${sl}, ahtSeconds: 180 }, mail: { channel: email, deadlineHours: 1 } }`;
    const run = await plan(targets);
    expect(run.exit).toBe(3);
    expect(lines(run.stderr)).toHaveLength(1);
    const rows = csvObjects(run.stdout);
    expect(rows.map((row) => [row.queue, row.ahtSeconds, row.erlangs])).toEqual(
      Array.from({ length: 4 }, () => ['orders', '180', '1']),
    );
  });

  it('takes the default of all queues, and the forecast itself where it has a value', async () => {
    const targets = `defaults: { ahtSeconds: 180, ${sl} }\nqueues: { orders: {}, mail: { channel: email, deadlineHours: 1 } }`;
    const own = FORECAST.replace('start,mean', 'start,mean,metric').replaceAll(',10\n', ',10,offered\n');
    const run = await plan(targets, `${own}orders,2026-11-02T09:00:00Z,360,ahtSeconds\n`);
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    const rows = csvObjects(run.stdout);
    expect(rows.filter((row) => row.queue === 'orders').map((row) => row.ahtSeconds)).toEqual([
      '180',
      '180',
      '360',
      '180',
    ]);
    expect(rows.filter((row) => row.queue === 'mail').map((row) => row.ahtSeconds)).toEqual(
      Array.from({ length: 4 }, () => '180'),
    );
  });
});

describe('queues that cannot be planned', () => {
  it('do not take the others with them, and a refused target is told once', async () => {
    const run = await plan(
      `defaults: { ahtSeconds: 180 }\nqueues: { orders: { ${sl} }, mail: { channel: email } }`,
    );
    expect(run.exit).toBe(3);
    expect(lines(run.stderr)).toHaveLength(1);
    expect(run.stderr).toContain('queues.mail.deadlineHours');
    expect(csvObjects(run.stdout)).toHaveLength(4);
    const missing = await plan(`queues: { orders: { ${sl}, ahtSeconds: 180 } }`);
    expect(missing.exit).toBe(3);
    expect(missing.stderr).toContain('TARGETS_MISSING');
  });
});

describe('opening hours of a plan', () => {
  const targets = `defaults: { ahtSeconds: 180, hours: main }
queues: { orders: { ${sl} }, mail: { channel: email, deadlineHours: 1 } }`;

  it('close intervals: contacts that wait on line there are told, deferred work is not, neither has a handle time', async () => {
    const run = await plan(targets, FORECAST, true);
    expect(run.exit).toBe(0);
    expect(lines(run.stderr)).toEqual([
      'Queue orders: 20.0 contacts are forecast in 2 intervals that the hours "main" close; no staff is planned for them.',
    ]);
    const rows = csvObjects(run.stdout);
    expect(rows.map((row) => row.ahtSeconds)).toEqual(['', '', '180', '180', '', '', '180', '180']);
  });

  it('are told to be ignored when the targets name hours and no file was given', async () => {
    const run = await plan(targets);
    expect(run.exit).toBe(0);
    expect(lines(run.stderr)).toHaveLength(2);
    expect(run.stderr).toMatch(/^Queue orders: the hours "main" of its targets are ignored.*--hours/);
    expect(csvObjects(run.stdout).filter((row) => Number(row.required) > 0)).toHaveLength(8);
  });
});
