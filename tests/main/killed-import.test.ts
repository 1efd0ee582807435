import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Database,
  inTenant,
  openDatabase,
  readHistoryDays,
  readIntervalActuals,
} from '../../src/store/index.ts';
import { centreHistory, centreWorld } from '../support/small-centre.ts';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agner-kill-'));
  // Enough rows for several batches: 100 queues of four weeks.
  const parts = Array.from({ length: 320 }, (_, index) => centreHistory(0, 28, `queue-${index}`));
  const text = parts.map((part, index) => (index === 0 ? part : part.slice(part.indexOf('\n') + 1))).join('');
  await writeFile(join(folder, 'history.csv'), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function agner(...argv: readonly string[]): ChildProcess {
  return spawn(process.execPath, [main, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function finished(child: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    text += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}

const importArgs = (data: string): string[] => [
  'import',
  'intervals',
  join(folder, 'history.csv'),
  '--tz',
  'UTC',
  '--create-queues',
  '--data',
  data,
];

/** What is stored, rows and read model: the two must say the same. */
async function stored(data: string) {
  const database: Database = await openDatabase({ dataDir: data });
  try {
    return await inTenant(database, 'default', async (transaction) => {
      const { scope } = centreWorld(database);
      const rows = await readIntervalActuals(transaction, scope, {
        queueIds: 'all',
        fromMs: 0,
        toMs: Date.UTC(2030, 0),
      });
      const days = await readHistoryDays(transaction, scope, {
        queueIds: 'all',
        metrics: ['offered'],
        fromDay: '2026-01-01',
        toDay: '2030-01-01',
      });
      const inDays = days.reduce(
        (total, day) => total + day.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0),
        0,
      );
      const inRows = rows.reduce((total, row) => total + (row.offered ?? 0), 0);
      return { rows: rows.map(({ importId: _id, ...row }) => row), inDays, inRows };
    });
  } finally {
    await database.close();
  }
}

describe('an import that is killed', () => {
  it('loses no batch it reported, leaves nothing half-written, and is finished by the same command', async () => {
    const whole = join(folder, 'whole');
    expect((await finished(agner(...importArgs(whole)))).code).toBe(0);
    const undisturbed = await stored(whole);
    expect(undisturbed.inDays).toBe(undisturbed.inRows);
    const cut = join(folder, 'cut');
    for (const batches of [1, 2]) {
      const child = agner(...importArgs(cut));
      let seen = '';
      let reported = 0;
      child.stderr?.on('data', (chunk) => {
        seen += String(chunk);
        const told = [...seen.matchAll(/(\d+) rows stored/g)];
        reported = Number(told.at(-1)?.[1] ?? 0);
        if (told.length >= batches) child.kill('SIGKILL');
      });
      await once(child, 'close');
      const left = await stored(cut);
      expect(left.rows.length).toBeGreaterThanOrEqual(reported);
      expect(left.inDays).toBe(left.inRows);
    }
    expect((await finished(agner(...importArgs(cut)))).code).toBe(0);
    expect(await stored(cut)).toEqual(undisturbed);
  }, 120_000);
});

describe('a data folder', () => {
  it('has one owner: a second process is refused and told who holds it', async () => {
    const data = join(folder, 'owned');
    const database = await openDatabase({ dataDir: data });
    try {
      const second = await finished(agner('explain', 'requirement:x:y:2026-10-26T08:00:00Z', '--data', data));
      expect(second.code).toBe(2);
      expect(second.text).toContain('DATA_FOLDER_IN_USE');
      expect(second.text).toContain(String(process.pid));
      expect(second.text).toContain('Next: ');
    } finally {
      await database.close();
    }
  }, 60_000);
});
