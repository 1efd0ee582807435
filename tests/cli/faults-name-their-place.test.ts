import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planColumns } from '../../src/intake/columns.ts';
import { runAgner } from '../support/run-cli.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agner-faults-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('faults name their place', () => {
  it('the case of a file of cases', async () => {
    const kpi = await runAgner(['kpi', 'eval', '-'], { stdin: '[{"id":"k7","kpi":"nothing","input":{}}]' });
    expect(kpi.stderr).toContain('Case k7:');
    const invoice = await runAgner(['invoice', 'check', '-'], { stdin: '[{"id":"i7","contract":{}}]' });
    expect(invoice.stderr).toContain('Case i7:');
  });

  it('an empty list of cases', async () => {
    const run = await runAgner(['kpi', 'eval', '-'], { stdin: '{"cases":[]}' });
    expect(run.stderr).toMatch(/empty list of cases/);
  });

  it('standard input asked for twice', async () => {
    const run = await runAgner(['accuracy', '-', '-'], { stdin: 'queue,start,mean\n' });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toMatch(/^USAGE .*standard input/);
  });

  it('all faults of the targets, with the file', async () => {
    const file = join(folder, 'targets.yaml');
    await writeFile(file, 'queues: { a: { minAgents: -1, lines: 1.5 }, b: { model: erlang-a } }\n');
    const forecast = 'queue,start,mean\na,2026-11-02T08:00:00Z,10\na,2026-11-02T08:30:00Z,10\n';
    const run = await runAgner(['plan', '-', '--targets', file], { stdin: forecast });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    const told = run.stderr.trim().split('\n');
    expect(told).toHaveLength(3);
    for (const line of told) expect(line).toContain(file);
    expect(run.stderr).toContain('queues.b.patienceSeconds');
  });

  it('a column that stands twice under one name, which no map can tell apart', () => {
    const found = planColumns(['Calls', 'calls'], [{ name: 'offered', synonyms: ['calls'] }], [], {});
    expect(found).toMatchObject({
      code: 'COLUMN_TWICE',
      message: 'The file has the column "calls" twice.',
      next: 'Rename or remove one of the two columns in the file.',
    });
  });
});
