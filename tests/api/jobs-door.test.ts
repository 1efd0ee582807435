import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enqueue } from '../../jobs/index.ts';
import type { JobsDoor } from '../../src/api/index.ts';
import { inTenant, readJob } from '../../src/store/index.ts';
import { openTestApi, TEST_NOW_MS, type TestApi } from '../support/open-test-api.ts';
import { SMALL_SCOPE, SMALL_TARGETS } from '../support/small-organisation.ts';

let api: TestApi;
/** The rows of the jobs room without a worker: nothing runs here, so what was asked for can be looked at. */
const door: JobsDoor = {
  enqueue: async (kind, payload, idempotencyKey) => {
    const request = { kind, payload, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
    const { job } = await inTenant(api.database, SMALL_SCOPE.tenantId, (transaction) =>
      enqueue(transaction, SMALL_SCOPE, request, TEST_NOW_MS),
    );
    return { id: job.id };
  },
};
beforeAll(async () => {
  api = await openTestApi(door);
});
afterAll(() => api.close());

describe('where jobs run', () => {
  it('a forecast is accepted, and the job holds the request of the story', async () => {
    const answer = await api.server.inject({
      method: 'POST',
      url: '/v1/forecasts',
      payload: { asOf: '2026-07-27T00:00:00+02:00', horizonDays: 7, levels: [0.95, 0.5] },
    });
    expect(answer.statusCode).toBe(202);
    const { jobId, job } = answer.json();
    expect(job).toBe(`/v1/jobs/${jobId}`);
    expect(answer.headers.location).toBe(job);
    expect((await api.server.inject(job)).json()).toMatchObject({
      id: jobId,
      kind: 'forecast',
      state: 'queued',
    });
    const stored = await inTenant(api.database, SMALL_SCOPE.tenantId, (transaction) =>
      readJob(transaction, SMALL_SCOPE, jobId),
    );
    expect(stored!.payload).toEqual({
      asOfMs: Date.UTC(2026, 6, 26, 22),
      horizonDays: 7,
      queueIds: 'all',
      levels: [0.5, 0.95],
      model: 'auto',
      seed: 1909,
    });
  });

  it('the same key twice is one job', async () => {
    const ask = async (key: string) =>
      (
        await api.server.inject({
          method: 'POST',
          url: '/v1/plans',
          headers: { 'idempotency-key': key },
          payload: { forecastVersionId: 'f-1', targets: SMALL_TARGETS },
        })
      ).json().jobId;
    const first = await ask('night-1');
    expect(await ask('night-1')).toBe(first);
    expect(await ask('night-2')).not.toBe(first);
    const plans = (await api.server.inject('/v1/jobs?kind=plan&limit=10')).json().items;
    expect(plans).toHaveLength(2);
  });

  it('a bad request makes no job', async () => {
    const before = (await api.server.inject('/v1/jobs')).json().items.length;
    for (const payload of [{ horizonDays: 0 }, { horizonDays: 7, asOf: 'yesterday' }]) {
      const answer = await api.server.inject({ method: 'POST', url: '/v1/forecasts', payload });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    }
    expect((await api.server.inject('/v1/jobs')).json().items).toHaveLength(before);
  });
});
