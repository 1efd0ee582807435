import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineHandlers, enqueue, type JobWorker, startWorker } from '../../jobs/index.ts';
import { type ApiServer, buildServer, listen } from '../../src/api/index.ts';
import { DEFAULT_TENANT, tenantScope } from '../../src/core/index.ts';
import { type Database, inTenant } from '../../src/store/index.ts';
import { openTestDatabase } from '../support/test-database.ts';

const run = promisify(execFile);
const scope = tenantScope(DEFAULT_TENANT);
const hasCurl = (() => {
  try {
    return execFileSync('curl', ['--version']).length > 0;
  } catch {
    return false;
  }
})();

let database: Database;
let worker: JobWorker;
let server: ApiServer;
let url: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'agner-walk-'));
  database = await openTestDatabase();
  worker = await startWorker({ database, handlers: engineHandlers(null) });
  server = buildServer(
    { database, scope, now: Date.now },
    {
      enqueue: async (kind, payload, idempotencyKey) => {
        const request = { kind, payload, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
        const { job } = await inTenant(database, scope.tenantId, (transaction) =>
          enqueue(transaction, scope, request, Date.now()),
        );
        worker.kick();
        return { id: job.id };
      },
    },
  );
  url = await listen(server, { port: 0 });
});
afterAll(async () => {
  await server.close();
  await worker.stop();
  await database.close();
  rmSync(folder, { recursive: true });
});

describe('docs/api.md', () => {
  const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');

  it.skipIf(!hasCurl)('walks as written, with jobs (skipped where there is no curl)', async () => {
    const script = /```sh\n([\s\S]*?)```/.exec(page)![1]!.replaceAll('sleep 1', 'sleep 0.1');
    // Each answer ends where the next begins: a failed request must not hide among the others.
    const commands = script.replaceAll('curl -s', "curl -s --fail-with-body -w '\\n'");
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd: folder,
      env: { ...process.env, AGNER: url },
      maxBuffer: 20_000_000,
    });
    const json = stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    expect(json[0]).toMatchObject({ rowsKept: 720, rowsRefused: 0 });
    const plan = json.find((answer) => answer.required !== undefined);
    expect(plan.required.filter((agents: number) => agents > 0)).toHaveLength(18);
    expect(json.filter((answer) => answer.contentHash !== undefined).map(({ kind }) => kind)).toEqual([
      'forecast',
      'plan',
    ]);
    expect(stdout).toContain('queue,start,minutes,offered');
    expect(stdout).toContain('<h2>Latest plan</h2>');
  });

  it('lists every path of the API', async () => {
    const { paths } = (await server.inject('/openapi.json')).json<{ paths: Record<string, unknown> }>();
    for (const path of Object.keys(paths)) {
      const [first, ...rest] = path.split('/').filter((part) => part !== '' && part !== 'v1');
      const said = rest.length === 0 ? `/${first ?? ''}` : `/${rest.at(-1)}`;
      expect(page, path).toContain(said);
    }
  });
});
