import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  enqueue,
  JOB_KINDS,
  type JobContext,
  type JobHandler,
  type JobHandlers,
  type JobWorker,
  type NewJobRequest,
  NIGHTLY_STEPS,
  nightlyJob,
  requireText,
  startDispatching,
  startNight,
  startWorker,
  vacuum,
  type WorkerOptions,
} from '../../jobs/index.ts';
import { tenantScope } from '../../src/core/index.ts';
import {
  claimJob,
  type Database,
  finishJob,
  inTenant,
  type JobRow,
  listJobs,
  readJob,
} from '../../src/store/index.ts';

/** One way of running jobs. */
export interface JobBackend {
  readonly database: Database;
  readonly redisUrl?: string;
  /** Loses everything that the named queue holds, as a Redis that was wiped does. */
  readonly wipeQueue: (queueName: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const FIRST_INSTANT = Date.UTC(2026, 10, 25, 7, 0, 0);
const MINUTE = 60_000;

/** What every backend of jobs must do. The handlers are real and write rows of the tenant. */
export function describeJobs(name: string, open: () => Promise<JobBackend>): void {
  describe(name, () => {
    let backend: JobBackend;
    let tenantId: string;
    let queueName: string;
    let nowMs: number;
    let workers: { stop(): Promise<void> }[];
    let errors: unknown[];

    beforeAll(async () => {
      backend = await open();
    });
    afterAll(() => backend.close());

    beforeEach(async () => {
      tenantId = `t-${randomUUID()}`;
      queueName = `q-${randomUUID()}`;
      nowMs = FIRST_INSTANT;
      workers = [];
      errors = [];
      await inTenant(backend.database, tenantId, (transaction) =>
        transaction.execute(sql`INSERT INTO tenant (tenant_id, name) VALUES (${tenantId}, 'A tenant')`),
      );
    });
    afterEach(async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await inTenant(backend.database, tenantId, async (transaction) => {
        await transaction.execute(sql`DELETE FROM job`);
        await transaction.execute(sql`DELETE FROM client`);
        await transaction.execute(sql`DELETE FROM tenant`);
      });
    });

    async function start(
      handlers: Partial<JobHandlers>,
      options: Partial<WorkerOptions> = {},
    ): Promise<JobWorker> {
      const idle = Object.fromEntries(JOB_KINDS.map((kind) => [kind, async () => null]));
      const worker = await startWorker({
        database: backend.database,
        ...(backend.redisUrl === undefined ? {} : { redisUrl: backend.redisUrl }),
        queueName,
        handlers: { ...(idle as unknown as JobHandlers), ...handlers },
        clock: () => nowMs,
        dispatchEveryMs: 20,
        progressEveryMs: 10,
        onError: (error) => errors.push(error),
        ...options,
      });
      workers.push(worker);
      return worker;
    }

    async function add(request: NewJobRequest): Promise<string> {
      const { job } = await inTenant(backend.database, tenantId, (transaction) =>
        enqueue(transaction, tenantScope(tenantId), request, nowMs),
      );
      return job.id;
    }

    const row = (id: string): Promise<JobRow> =>
      inTenant(backend.database, tenantId, async (transaction) => {
        const found = await readJob(transaction, tenantScope(tenantId), id);
        expect(found).not.toBeNull();
        return found as JobRow;
      });

    const rowWhen = (id: string, ...states: JobRow['state'][]): Promise<JobRow> =>
      until(async () => {
        const found = await row(id);
        return states.includes(found.state) ? found : undefined;
      });

    const allJobs = (): Promise<JobRow[]> =>
      inTenant(backend.database, tenantId, (transaction) => listJobs(transaction, tenantScope(tenantId)));

    /** Leaves a mark in the tenant's rows: the effect that is counted. */
    const mark =
      (text: string) =>
      async (transaction: Parameters<Parameters<JobContext['complete']>[0]>[0]): Promise<null> => {
        await transaction.execute(
          sql`INSERT INTO client (tenant_id, id, name) VALUES (${tenantId}, ${randomUUID()}, ${text})`,
        );
        return null;
      };

    const marks = (): Promise<string[]> =>
      inTenant(backend.database, tenantId, async (transaction) => {
        const found = await transaction.execute<{ name: string }>(sql`SELECT name FROM client ORDER BY name`);
        return found.rows.map((found) => found.name);
      });

    it('runs a job and keeps its result', async () => {
      const seen: unknown[] = [];
      await start({
        forecast: async ({ payload, attempt, scope, previous, jobId }) => {
          seen.push({ payload, attempt, tenantId: scope.tenantId, previous, jobId });
          return { days: 14 };
        },
      });
      const id = await add({ kind: 'forecast', payload: { queueId: 'billing' } });
      const done = await rowWhen(id, 'done');
      expect(done).toMatchObject({ attempt: 1, result: { days: 14 }, progress: 1, error: null });
      expect(done.finishedAt).toBe(nowMs);
      expect(seen).toEqual([
        { payload: { queueId: 'billing' }, attempt: 1, tenantId, previous: null, jobId: id },
      ]);
      expect(errors).toEqual([]);
    });

    it('knows nothing of a job whose transaction was rolled back', async () => {
      await start({});
      const failed = inTenant(backend.database, tenantId, async (transaction) => {
        await enqueue(transaction, tenantScope(tenantId), { kind: 'plan', payload: {} }, nowMs);
        throw new Error('the caller changed its mind');
      });
      await expect(failed).rejects.toThrow('the caller changed its mind');
      const after = await add({ kind: 'plan', payload: {} });
      await rowWhen(after, 'done');
      expect((await allJobs()).map(({ id }) => id)).toEqual([after]);
    });

    it('writes each effect exactly once, with two workers on one queue', async () => {
      const handlers = {
        import: async ({ complete, payload }: JobContext) => complete(mark(String(payload.n))),
      };
      await start(handlers, { concurrency: 4 });
      await start(handlers, { concurrency: 4 });
      const ids = await Promise.all(
        Array.from({ length: 40 }, (_, n) => add({ kind: 'import', payload: { n: 100 + n } })),
      );
      for (const id of ids) await rowWhen(id, 'done');
      expect(await marks()).toEqual(Array.from({ length: 40 }, (_, n) => String(100 + n)));
    });

    it('lets two workers work at the same time', async () => {
      const both = gate();
      const running = new Set<string>();
      const together =
        (worker: string): JobHandler =>
        async () => {
          running.add(worker);
          if (running.size === 2) both.open();
          await both.passed;
          return { worker };
        };
      await start({ kpi: together('one') }, { concurrency: 1 });
      await start({ kpi: together('two') }, { concurrency: 1 });
      const ids = [await add({ kind: 'kpi', payload: {} }), await add({ kind: 'kpi', payload: {} })];
      const done = [await rowWhen(ids[0] as string, 'done'), await rowWhen(ids[1] as string, 'done')];
      expect(new Set(done.map(({ result }) => result?.worker))).toEqual(new Set(['one', 'two']));
    });

    it('tries a failed job again after a growing pause, and gives up after the last attempt', async () => {
      const attempts: number[] = [];
      await start(
        {
          plan: async ({ attempt }) => {
            attempts.push(attempt);
            throw new Error(`no luck in attempt ${attempt}`);
          },
        },
        { backoff: { firstMs: MINUTE, longestMs: 10 * MINUTE } },
      );
      const id = await add({ kind: 'plan', payload: {}, maxAttempts: 3 });
      const first = await rowWhen(id, 'failed');
      expect(first.error).toMatchObject({ code: 'INTERNAL', message: 'no luck in attempt 1' });
      expect(first.runAt).toBe(FIRST_INSTANT + MINUTE);
      // Not due yet: another job goes through, this one stays.
      await rowWhen(await add({ kind: 'kpi', payload: {} }), 'done');
      expect(attempts).toEqual([1]);
      nowMs += MINUTE;
      const second = await until(async () => {
        const found = await row(id);
        return found.state === 'failed' && found.attempt === 2 ? found : undefined;
      });
      expect(second.runAt).toBe(nowMs + 2 * MINUTE);
      nowMs += 2 * MINUTE;
      const dead = await rowWhen(id, 'dead');
      expect(dead).toMatchObject({
        attempt: 3,
        error: { message: 'no luck in attempt 3' },
        finishedAt: nowMs,
      });
      expect(attempts).toEqual([1, 2, 3]);
    });

    it('does not repeat a job whose payload is wrong, and says what is wrong', async () => {
      const attempts: number[] = [];
      await start({
        import: async ({ kind, payload, attempt }) => {
          attempts.push(attempt);
          return { file: requireText(kind, payload, 'file') };
        },
      });
      const id = await add({ kind: 'import', payload: { file: 7 } });
      const dead = await rowWhen(id, 'dead');
      expect(dead.error).toMatchObject({
        code: 'JOB_PAYLOAD_INVALID',
        field: 'file',
        value: '7',
        message: 'A job of kind import needs a text in file, and got 7.',
      });
      expect(dead.error?.next).toContain('docs/jobs.md');
      expect(attempts).toEqual([1]);
    });

    it('runs a chain in order and hands each result on', async () => {
      const seen: unknown[] = [];
      const step: JobHandler = async ({ kind, payload, previous, complete }) =>
        complete(async (transaction) => {
          seen.push([kind, payload.site, previous?.kind ?? null]);
          await mark(kind)(transaction);
          return { kind };
        });
      await start({ import: step, forecast: step, plan: step });
      const id = await add({
        kind: 'import',
        payload: { site: 'paris' },
        chain: [
          { kind: 'forecast', payload: { site: 'paris' } },
          { kind: 'plan', payload: { site: 'lyon' } },
        ],
      });
      await until(async () => ((await marks()).length === 3 ? true : undefined));
      expect(seen).toEqual([
        ['import', 'paris', null],
        ['forecast', 'paris', 'import'],
        ['plan', 'lyon', 'forecast'],
      ]);
      const rows = await allJobs();
      const forecast = rows.find(({ kind }) => kind === 'forecast');
      expect(forecast?.parentId).toBe(id);
      expect(rows.find(({ kind }) => kind === 'plan')?.parentId).toBe(forecast?.id);
    });

    it('does not go on with a chain whose step is dead', async () => {
      await start({
        import: async ({ kind, payload }) => ({ file: requireText(kind, payload, 'file') }),
      });
      const id = await add({ kind: 'import', payload: {}, chain: [{ kind: 'forecast', payload: {} }] });
      await rowWhen(id, 'dead');
      expect(await allJobs()).toHaveLength(1);
    });

    it('shows progress while the job runs, inside its transaction too', async () => {
      const hold = gate();
      await start({
        forecast: async ({ progress, complete }) => {
          progress(0.25, 'fitted 1 of 4 queues');
          if (backend.database.kind === 'embedded') await hold.passed;
          return complete(async () => {
            // A server lets others read and write beside an open transaction; the embedded database makes them wait.
            if (backend.database.kind === 'postgres') await hold.passed;
            return null;
          });
        },
      });
      const id = await add({ kind: 'forecast', payload: {} });
      const running = await until(async () => {
        const found = await row(id);
        return found.progress > 0 ? found : undefined;
      });
      expect(running).toMatchObject({
        state: 'running',
        progress: 0.25,
        progressText: 'fitted 1 of 4 queues',
      });
      hold.open();
      expect(await rowWhen(id, 'done')).toMatchObject({ progress: 1 });
    });

    it('stores one job for one idempotency key, also after it is done', async () => {
      let runs = 0;
      await start({
        kpi: async () => {
          runs += 1;
          return null;
        },
      });
      const request: NewJobRequest = { kind: 'kpi', payload: {}, idempotencyKey: 'kpi/2026-11-25' };
      const [one, two] = await Promise.all([add(request), add(request)]);
      expect(two).toBe(one);
      await rowWhen(one, 'done');
      expect(await add(request)).toBe(one);
      await rowWhen(await add({ kind: 'kpi', payload: {}, idempotencyKey: 'kpi/2026-11-26' }), 'done');
      expect(runs).toBe(2);
    });

    it('lets an attempt that was replaced change nothing', async () => {
      const hold = gate();
      const outcomes: string[] = [];
      await start({
        plan: async ({ database, complete, attempt }) => {
          if (attempt > 1) return null;
          await hold.passed;
          const direct = inTenant(database, tenantId, mark('written by the replaced attempt'));
          outcomes.push(await direct.then(String, (error) => error.code));
          const completed = complete(mark('completed by the replaced attempt'));
          outcomes.push(await completed.then(String, (error) => error.code));
          return { by: 'the replaced attempt' };
        },
      });
      const id = await add({ kind: 'plan', payload: {} });
      const running = await rowWhen(id, 'running');
      const scope = tenantScope(tenantId);
      const claim = (publishedMs: number): Promise<JobRow | null> =>
        inTenant(backend.database, tenantId, (transaction) =>
          claimJob(transaction, scope, { jobId: id, publishedMs }, nowMs),
        );
      // A message of an earlier publication is stale: it takes nothing from the attempt at work.
      expect(await claim((running.publishedAt as number) - 1)).toBeNull();
      // Another worker, elsewhere, takes this one for dead and claims the job.
      const claimed = await claim(running.publishedAt as number);
      expect(claimed?.attempt).toBe(2);
      const finish = (attempt: number): Promise<boolean> =>
        inTenant(backend.database, tenantId, (transaction) =>
          finishJob(
            transaction,
            scope,
            { jobId: id, attempt },
            { result: { by: `attempt ${attempt}` }, nowMs },
          ),
        );
      expect(await finish(1)).toBe(false);
      hold.open();
      await until(async () => (outcomes.length === 2 ? true : undefined));
      expect(outcomes).toEqual(['JOB_SUPERSEDED', 'JOB_SUPERSEDED']);
      expect(await row(id)).toMatchObject({ state: 'running', attempt: 2 });
      expect(await finish(2)).toBe(true);
      await workers.pop()?.stop();
      expect(await row(id)).toMatchObject({ state: 'done', result: { by: 'attempt 2' } });
      expect(await marks()).toEqual([]);
    });

    it('runs what was queued while no worker was there', async () => {
      const before = await start({});
      await before.stop();
      const id = await add({ kind: 'kpi', payload: {} });
      await start({});
      await rowWhen(id, 'done');
    });

    it('recovers jobs whose messages the queue has lost', async () => {
      const dispatching = await startDispatching({
        database: backend.database,
        ...(backend.redisUrl === undefined ? {} : { redisUrl: backend.redisUrl }),
        queueName,
        clock: () => nowMs,
        dispatchEveryMs: 20,
        lostAfterMs: MINUTE,
      });
      workers.push(dispatching);
      const ids = [await add({ kind: 'kpi', payload: {} }), await add({ kind: 'plan', payload: {} })];
      for (const id of ids) await until(async () => (await row(id)).publishedAt ?? undefined);
      await dispatching.stop();
      await backend.wipeQueue(queueName);
      nowMs += 2 * MINUTE;
      await start({}, { lostAfterMs: MINUTE });
      for (const id of ids) await rowWhen(id, 'done');
    });

    it('recovers jobs whose messages are lost while a worker waits for them', async () => {
      await start({}, { lostAfterMs: MINUTE });
      await rowWhen(await add({ kind: 'kpi', payload: {} }), 'done');
      // A row that was marked by a dispatcher that died before it wrote the message.
      const id = await inTenant(backend.database, tenantId, async (transaction) => {
        const { job } = await enqueue(
          transaction,
          tenantScope(tenantId),
          { kind: 'plan', payload: {} },
          nowMs,
        );
        await transaction.execute(
          sql`UPDATE job SET published_at = ${new Date(nowMs).toISOString()} WHERE id = ${job.id}`,
        );
        return job.id;
      });
      nowMs += 2 * MINUTE;
      await rowWhen(id, 'done');
    });

    it('gives up a job that took its worker down in every attempt', async () => {
      const id = await add({ kind: 'plan', payload: {}, maxAttempts: 2 });
      await inTenant(backend.database, tenantId, (transaction) =>
        transaction.execute(
          sql`UPDATE job SET state = 'running', attempt = 2, published_at = ${new Date(nowMs).toISOString()} WHERE id = ${id}`,
        ),
      );
      nowMs += 2 * MINUTE;
      await start({}, { lostAfterMs: MINUTE });
      const dead = await rowWhen(id, 'dead');
      expect(dead.error).toMatchObject({ code: 'JOB_WORKER_LOST', value: id });
    });

    it('lets the jobs in flight finish before it stops, and takes no others', async () => {
      const hold = gate();
      const worker = await start(
        {
          plan: async () => {
            await hold.passed;
            return { finished: true };
          },
        },
        { concurrency: 1 },
      );
      const id = await add({ kind: 'plan', payload: {} });
      await rowWhen(id, 'running');
      const waiting = await add({ kind: 'plan', payload: {} });
      const stopped = worker.stop();
      hold.open();
      await stopped;
      expect(await row(id)).toMatchObject({ state: 'done', result: { finished: true } });
      expect(await row(waiting)).toMatchObject({ state: 'queued', attempt: 0 });
    });

    it('hands back what does not finish in time, and the attempt does not count', async () => {
      const late: Promise<unknown>[] = [];
      const worker = await start(
        {
          plan: ({ signal, complete }) =>
            new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => reject(signal.reason));
              late.push(complete.length === 1 ? Promise.resolve() : Promise.reject());
            }),
          // Never looks at its signal.
          kpi: ({ complete, signal }) =>
            new Promise((resolve) => {
              signal.addEventListener('abort', () => {
                setTimeout(() => {
                  const written = complete(mark('too late'));
                  late.push(written.catch((error) => error.code));
                  resolve(null);
                }, 200);
              });
            }),
        },
        { stopAfterMs: 20, abandonAfterMs: 20, concurrency: 2 },
      );
      const heeding = await add({ kind: 'plan', payload: {}, maxAttempts: 1 });
      const deaf = await add({ kind: 'kpi', payload: {}, maxAttempts: 1 });
      await rowWhen(heeding, 'running');
      await rowWhen(deaf, 'running');
      await worker.stop();
      for (const id of [heeding, deaf]) {
        expect(await row(id)).toMatchObject({
          state: 'queued',
          attempt: 1,
          maxAttempts: 2,
          publishedAt: null,
        });
      }
      await until(async () => (late.length === 2 ? true : undefined));
      expect(await Promise.all(late)).toEqual([undefined, 'JOB_SUPERSEDED']);
      expect(await marks()).toEqual([]);
      nowMs += MINUTE;
      await start({});
      expect(await rowWhen(heeding, 'done')).toMatchObject({ attempt: 2 });
      expect(await rowWhen(deaf, 'done')).toMatchObject({ attempt: 2 });
    });

    it('runs the night of a site, head first, and vacuums', async () => {
      const ran: string[] = [];
      const step: JobHandler = async ({ kind, payload }) => {
        ran.push(`${kind} ${payload.siteId}`);
        return null;
      };
      await start({
        nightly: startNight,
        import: step,
        forecast: step,
        plan: step,
        accuracy: step,
        kpi: step,
        vacuum,
      });
      const head = await add(nightlyJob({ siteId: 'paris' }));
      expect((await rowWhen(head, 'done')).result).toMatchObject({ steps: NIGHTLY_STEPS });
      await until(async () => (ran.length === 5 ? true : undefined));
      expect(ran).toEqual(NIGHTLY_STEPS.map((kind) => `${kind} paris`));
      expect(await rowWhen(await add({ kind: 'vacuum', payload: {} }), 'done', 'dead')).toMatchObject({
        state: 'done',
        error: null,
      });
    });

    it('runs urgent jobs first when it has to choose', async () => {
      const order: unknown[] = [];
      for (const priority of [5, 0, 9]) await add({ kind: 'kpi', payload: { priority }, priority });
      await start(
        {
          kpi: async ({ payload }) => {
            order.push(payload.priority);
            return null;
          },
        },
        { concurrency: 1 },
      );
      await until(async () => (order.length === 3 ? true : undefined));
      expect(order).toEqual([0, 5, 9]);
    });
  });
}

/** Asks again until there is an answer. The limit only turns a hang into a failure. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = performance.now() + 25_000;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (performance.now() > giveUpAt) throw new Error(`gave up waiting for ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}
