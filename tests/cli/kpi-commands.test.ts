import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAgner } from '../support/run-cli.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agner-kpi-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const attrition = {
  id: 'a',
  kpi: 'agent_attrition',
  params: { policy: 'average_headcount' },
  input: { start: 40, end: 44, leavers: 3, hires: 7 },
};
const custom = {
  id: 'c',
  kpi: 'custom.acme.margin',
  params: { expr: '(sales - cost) / sales' },
  input: {
    rows: [
      { sales: 3, cost: '1.5' },
      { sales: 1, cost: '0.5' },
    ],
  },
};

async function evaluated(cases: unknown, ...more: string[]) {
  const file = join(folder, 'cases.json');
  await writeFile(file, JSON.stringify(cases));
  return runAgner(['kpi', 'eval', file, ...more]);
}

describe('kpi eval', () => {
  it('shows the same data under every policy on request', async () => {
    const { exit, stdout } = await evaluated([attrition], '--all-policies');
    const [found] = JSON.parse(stdout);
    expect(exit).toBe(0);
    expect(found).toMatchObject({ value: '1/14', policy: 'averageHeadcount' });
    const values = Object.fromEntries(
      found.policies.map((one: { policy: string; value: string }) => [one.policy, one.value]),
    );
    expect(values).toMatchObject({
      allEmployed: '3/47',
      opening: '0.075',
      averageHeadcountYearSimple: '6/7',
    });
  });

  it('computes a custom KPI that gives an expression alone, and refuses a hostile one beside it', async () => {
    const bad = { ...custom, id: 'x', params: { expr: 'constructor / sales' } };
    const { exit, stdout, stderr } = await evaluated([custom, bad, attrition]);
    expect(JSON.parse(stdout).map((one: { value: string }) => one.value)).toEqual(['0.5', null, '1/14']);
    expect(stderr).toContain('Case x');
    expect(stderr).toContain('unknown measure constructor');
    expect(exit).toBe(3);
  });
});

describe('kpi check-expression', () => {
  it('names the additivity class', async () => {
    const { exit, stdout } = await runAgner([
      'kpi',
      'check-expression',
      'a / (b + c)',
      '--measures',
      'a,b,c',
    ]);
    expect([exit, stdout]).toEqual([0, 'accepted: ratio (reads a, b, c)\n']);
  });

  it('says why an expression is refused', async () => {
    const argv = ['kpi', 'check-expression', 'a.constructor', '--measures', 'a', '--json'];
    const { exit, stdout } = await runAgner(argv);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      accepted: false,
      reason: expect.stringContaining('AccessorNode'),
    });
  });

  it('takes an empty expression and one that begins with a minus', async () => {
    expect((await runAgner(['kpi', 'check-expression', '', '--measures', 'a'])).exit).toBe(2);
    expect((await runAgner(['kpi', 'check-expression', '--measures', 'a', '--', '-a'])).stdout).toContain(
      'additive',
    );
  });

  it('refuses a list of measures with a gap', async () => {
    const { exit, stderr } = await runAgner(['kpi', 'check-expression', 'a', '--measures', 'a,,b']);
    expect(exit).toBe(2);
    expect(stderr).toContain('--measures');
  });
});
