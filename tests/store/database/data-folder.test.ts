import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { backup, openDatabase, vacuum } from '../../../src/store/index.ts';

const root = mkdtempSync(join(tmpdir(), 'agner-data-folder-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const SCRIPT = fileURLToPath(new URL('../../support/commit-until-killed.mjs', import.meta.url));

/** Starts a process that commits into the folder; `ids` grows with each commit it reports. */
function startCommitting(dataDir: string): { child: ChildProcess; ids: string[]; first: Promise<unknown> } {
  const child = spawn(process.execPath, [SCRIPT, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ids: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    ids.push(...lines);
  });
  return { child, ids, first: once(child.stdout, 'data') };
}

describe('a data folder', () => {
  it('keeps every commit that was reported, and no half of one, through kill -9', async () => {
    const dataDir = join(root, 'not', 'there', 'yet');
    const reported: string[] = [];
    for (const round of [0, 1, 2, 3]) {
      const { child, ids, first } = startCommitting(dataDir);
      await first;
      if (round === 0) {
        await expect(openDatabase({ dataDir })).rejects.toMatchObject({
          code: 'DATA_FOLDER_IN_USE',
          message: expect.stringContaining(`process ${child.pid} (`),
        });
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
      child.kill('SIGKILL');
      await once(child, 'close');
      expect(ids.length).toBeGreaterThan(0);
      reported.push(...ids);
    }

    const database = await openDatabase({ dataDir });
    const { rows } = await database.pool.query('SELECT id, count(*)::int AS halves FROM pair GROUP BY id');
    await database.close();
    expect(rows.filter((row) => row.halves !== 2)).toEqual([]);
    const kept = new Set(rows.map((row) => row.id));
    expect(reported.filter((id) => !kept.has(id))).toEqual([]);
  }, 120_000);

  it('is refused to a second opening in the same process, and free again after close', async () => {
    const dataDir = join(root, 'twice');
    const first = await openDatabase({ dataDir });
    await expect(openDatabase({ dataDir: join(root, '.', 'twice') })).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
    });
    await first.close();
    await first.close();
    const second = await openDatabase({ dataDir });
    await second.close();
  });

  it('keeps its rows through vacuum, backup and an orderly close', async () => {
    const dataDir = join(root, 'orderly');
    const first = await openDatabase({ dataDir });
    await first.pool.query('CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
    await vacuum(first);
    await backup(first, join(root, 'backup.tar.gz'));
    await first.close();
    const second = await openDatabase({ dataDir });
    expect((await second.pool.query('SELECT sum(n)::int AS total FROM kept')).rows).toEqual([
      { total: 500_500 },
    ]);
    await second.close();
  });
});
