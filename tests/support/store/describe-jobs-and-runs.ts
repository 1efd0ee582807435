import { describe, expect, it } from 'vitest';
import { fault } from '../../../src/core/index.ts';
import {
  claimJob,
  type Database,
  failJob,
  failRun,
  finishJob,
  finishRun,
  holdJob,
  insertJob,
  listJobs,
  listOpenJobsPublishedBefore,
  listRuns,
  listUnpublishedJobs,
  markJobsPublished,
  type NewJob,
  readJob,
  readRun,
  readRunLineage,
  releaseJob,
  retryDeadJob,
  setJobProgress,
  startRun,
  unpublishJobs,
} from '../../../src/store/index.ts';
import { type Ground, newRun, newTenant, START_MS } from './store-fixture.ts';

const WENT_WRONG = fault('INTERNAL', 'It failed.');

function insert({ scope, run }: Ground, job: Partial<NewJob> = {}, nowMs = START_MS) {
  return run((transaction) =>
    insertJob(
      transaction,
      scope,
      { id: 'j1', kind: 'forecast', payload: { queue: 'billing' }, ...job },
      nowMs,
    ),
  );
}

/** Tells the job queue of the job, and claims it as the message says. */
const claim = ({ scope, run }: Ground, nowMs = START_MS) =>
  run(async (transaction) => {
    await markJobsPublished(transaction, scope, ['j1'], nowMs);
    return claimJob(transaction, scope, { jobId: 'j1', publishedMs: nowMs }, nowMs);
  });
const finish = ({ scope, run }: Ground, attempt: number) =>
  run((transaction) =>
    finishJob(
      transaction,
      scope,
      { jobId: 'j1', attempt },
      { result: { rows: attempt }, nowMs: START_MS + 9 },
    ),
  );
const fail = ({ scope, run }: Ground, attempt: number, retryAtMs: number | null) =>
  run((transaction) =>
    failJob(
      transaction,
      scope,
      { jobId: 'j1', attempt },
      { error: WENT_WRONG, nowMs: START_MS + 9, retryAtMs },
    ),
  );
const read = ({ scope, run }: Ground) => run((transaction) => readJob(transaction, scope, 'j1'));

export function describeJobsAndRuns(database: () => Database): void {
  describe('jobs', () => {
    it('go from queued over running to done, and only the current attempt can end them', async () => {
      const ground = await newTenant(database());
      const { inserted, job } = await insert(ground);
      expect(inserted).toBe(true);
      expect(job).toMatchObject({ state: 'queued', attempt: 0, priority: 0, progress: 0, publishedAt: null });
      expect(await claim(ground)).toMatchObject({ state: 'running', attempt: 1, startedAt: START_MS });
      // The first worker was taken for dead; the second attempt is the one that counts.
      expect(await claim(ground, START_MS + 5)).toMatchObject({ attempt: 2 });
      expect(await finish(ground, 1)).toBe(false);
      expect(await fail(ground, 1, null)).toBe('superseded');
      expect(await read(ground)).toMatchObject({ state: 'running', result: null, error: null });
      expect(await finish(ground, 2)).toBe(true);
      expect(await read(ground)).toMatchObject({ state: 'done', result: { rows: 2 }, progress: 1 });
      expect(await finish(ground, 2)).toBe(false);
      expect(await claim(ground)).toBeNull();
    });

    it('published again are left to the newer message', async () => {
      const ground = await newTenant(database());
      const { scope, run } = ground;
      await insert(ground);
      await run((transaction) => markJobsPublished(transaction, scope, ['j1'], START_MS + 1));
      const answering = (publishedMs: number) =>
        run((transaction) => claimJob(transaction, scope, { jobId: 'j1', publishedMs }, START_MS + 2));
      expect(await answering(START_MS)).toBeNull();
      expect(await answering(START_MS + 1)).toMatchObject({ attempt: 1 });
    });

    it('with the key of a stored one are the stored one', async () => {
      const ground = await newTenant(database());
      await insert(ground, { idempotencyKey: 'nightly 2026-03-02' });
      const again = await insert(ground, { id: 'j2', idempotencyKey: 'nightly 2026-03-02' });
      expect(again).toMatchObject({ inserted: false, job: { id: 'j1' } });
      expect(
        await insert(await newTenant(database()), { idempotencyKey: 'nightly 2026-03-02' }),
      ).toMatchObject({
        inserted: true,
      });
      await insert(ground, { id: 'j3' });
      await insert(ground, { id: 'j4' });
      const { scope, run } = ground;
      expect(await run((transaction) => listJobs(transaction, scope))).toHaveLength(3);
    });

    it('that fail wait for their retry, and are dead when their attempts are used up', async () => {
      const ground = await newTenant(database());
      await insert(ground, { maxAttempts: 2 });
      await claim(ground);
      expect(await fail(ground, 1, START_MS + 1_000)).toBe('failed');
      expect(await read(ground)).toMatchObject({ state: 'failed', error: WENT_WRONG, publishedAt: null });
      expect(await claim(ground, START_MS + 999)).toBeNull();
      expect(await claim(ground, START_MS + 1_000)).toMatchObject({ attempt: 2, error: null });
      expect(await fail(ground, 2, START_MS + 2_000)).toBe('dead');
      expect(await claim(ground, START_MS + 9_999)).toBeNull();
      const { scope, run } = ground;
      expect(await run((transaction) => retryDeadJob(transaction, scope, 'j1', START_MS))).toBe(true);
      expect(await claim(ground)).toMatchObject({ attempt: 3 });
      expect(await fail(ground, 3, null)).toBe('dead');
    });

    it('given back keep their attempts, and the number goes on rising', async () => {
      const ground = await newTenant(database());
      const { scope, run } = ground;
      await insert(ground, { maxAttempts: 1 });
      await claim(ground);
      const first = { jobId: 'j1', attempt: 1 };
      expect(await run((transaction) => releaseJob(transaction, scope, first, START_MS))).toBe(true);
      expect(await run((transaction) => releaseJob(transaction, scope, first, START_MS))).toBe(false);
      expect(await claim(ground)).toMatchObject({ attempt: 2 });
      expect(await fail(ground, 2, START_MS)).toBe('dead');
    });

    it('take progress from the attempt that holds them only', async () => {
      const ground = await newTenant(database());
      const { scope, run } = ground;
      await insert(ground);
      await claim(ground);
      const report = (attempt: number, share: number) =>
        run((transaction) =>
          setJobProgress(transaction, scope, { jobId: 'j1', attempt }, { share, text: `${share}` }),
        );
      expect([await report(1, 0.5), await report(0, 0.75)]).toEqual([true, false]);
      expect(await read(ground)).toMatchObject({ progress: 0.5, progressText: '0.5' });
      const hold = (attempt: number) =>
        run((transaction) => holdJob(transaction, scope, { jobId: 'j1', attempt }));
      expect([await hold(1), await hold(2)]).toEqual([true, false]);
    });

    it('that the job queue has not heard of are listed by urgency, and again when the queue is lost', async () => {
      const ground = await newTenant(database());
      const { scope, run } = ground;
      await insert(ground, { id: 'later', runAt: START_MS + 1 });
      await insert(ground, { id: 'now' });
      await insert(ground, { id: 'urgent', priority: -1, runAt: START_MS + 9 });
      const unpublished = async (dueMs = START_MS + 9) => {
        const jobs = await run((transaction) => listUnpublishedJobs(transaction, scope, { dueMs }));
        return jobs.map(({ id }) => id);
      };
      expect(await unpublished(START_MS)).toEqual(['now']);
      expect(await unpublished()).toEqual(['urgent', 'now', 'later']);
      await run((transaction) => markJobsPublished(transaction, scope, ['urgent', 'now'], START_MS));
      expect(await unpublished()).toEqual(['later']);
      const silent = await run((transaction) =>
        listOpenJobsPublishedBefore(transaction, scope, { beforeMs: START_MS + 1 }),
      );
      expect(silent.map(({ id }) => id)).toEqual(['now', 'urgent']);
      expect(await run((transaction) => unpublishJobs(transaction, scope))).toBe(3);
      expect(await unpublished()).toHaveLength(3);
    });

    it('are listed newest first, by state, kind and parent', async () => {
      const ground = await newTenant(database());
      const { scope, run } = ground;
      await insert(ground, { id: 'a' }, START_MS);
      await insert(ground, { id: 'b', kind: 'plan', parentId: 'a' }, START_MS + 1);
      const ids = async (filter: Parameters<typeof listJobs>[2]) =>
        (await run((transaction) => listJobs(transaction, scope, filter))).map(({ id }) => id);
      expect(await ids({})).toEqual(['b', 'a']);
      expect(await ids({ kinds: ['plan'] })).toEqual(['b']);
      expect(await ids({ parentId: 'a' })).toEqual(['b']);
      expect(await ids({ beforeMs: START_MS + 1 })).toEqual(['a']);
      expect(await ids({ states: ['done'] })).toEqual([]);
    });
  });

  describe('runs', () => {
    it('start, end once, and know what they rest on', async () => {
      const { scope, run } = await newTenant(database());
      await run(async (transaction) => {
        await startRun(transaction, scope, { ...newRun('run-2', ['run-1']), startedMs: START_MS + 1 });
        await startRun(transaction, scope, {
          ...newRun('run-3', ['run-2', 'run-1']),
          startedMs: START_MS + 2,
        });
        await finishRun(transaction, scope, 'run-2', { finishedMs: START_MS + 2, counts: { rows: 3 } });
        await failRun(transaction, scope, 'run-3', { finishedMs: START_MS + 3, error: WENT_WRONG });
      });
      expect(await run((transaction) => readRun(transaction, scope, 'run-2'))).toEqual({
        id: 'run-2',
        kind: 'import',
        state: 'done',
        inputHash: 'abc',
        engineVersion: '0.1.0',
        parameters: { file: 'history.csv' },
        seed: 7,
        parents: ['run-1'],
        startedAt: START_MS + 1,
        finishedAt: START_MS + 2,
        counts: { rows: 3 },
        error: null,
      });
      const twice = run((transaction) =>
        finishRun(transaction, scope, 'run-2', { finishedMs: 0, counts: {} }),
      );
      await expect(twice).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const lineage = await run((transaction) => readRunLineage(transaction, scope, 'run-3'));
      expect(lineage.map(({ id }) => id)).toEqual(['run-1', 'run-2', 'run-3']);
      const ids = async (filter: Parameters<typeof listRuns>[2]) =>
        (await run((transaction) => listRuns(transaction, scope, filter))).map(({ id }) => id);
      expect(await ids({ parent: 'run-1' })).toEqual(['run-3', 'run-2']);
      expect(await ids({ states: ['failed'] })).toEqual(['run-3']);
      expect(await ids({ inputHash: 'other' })).toEqual([]);
    });
  });
}
