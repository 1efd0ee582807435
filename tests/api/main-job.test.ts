import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Filled, fillByApi, openTestApi, type TestApi } from '../support/open-test-api.ts';
import { SMALL_TARGETS, smallHistoryCsv } from '../support/small-organisation.ts';

let api: TestApi;
let made: Filled;
const get = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await api.server.inject({ url, headers });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer;
};

beforeAll(async () => {
  api = await openTestApi();
  made = await fillByApi(api.server);
});
afterAll(() => api.close());

describe('history', () => {
  it('keeps holes null and zeros 0, aligned to the start of the local day', async () => {
    const history = (
      await get('/v1/queues/billing/history?from=2026-06-01&to=2026-06-02&metric=offered,handled')
    ).json();
    expect(history).toMatchObject({ start: '2026-05-31T22:00:00Z', intervalMinutes: 30 });
    expect(history.days).toEqual([
      { day: '2026-06-01', start: '2026-05-31T22:00:00Z', first: 0, count: 48 },
      { day: '2026-06-02', start: '2026-06-01T22:00:00Z', first: 48, count: 48 },
    ]);
    expect(Object.keys(history.metrics)).toEqual(['offered', 'handled']);
    const { offered } = history.metrics;
    expect(offered).toHaveLength(96);
    expect(offered.slice(17, 23)).toEqual([null, 20, 25, null, 0, 40]);
  });

  it('has 46 half hours on the day the clocks go forward and 50 when they go back', async () => {
    const spring = (await get('/v1/queues/billing/history?from=2026-03-28&to=2026-03-30')).json();
    expect(spring.days.map((day: { count: number }) => day.count)).toEqual([48, 46, 48]);
    const autumn = (await get('/v1/queues/billing/history?from=2026-10-25&to=2026-10-25')).json();
    expect(autumn.metrics.offered).toEqual(new Array(50).fill(null));
  });
});

describe('imports', () => {
  const send = (payload: string, query = 'kind=intervals&timeZone=Europe/Paris') =>
    api.server.inject({
      method: 'POST',
      url: `/v1/imports?${query}`,
      headers: { 'content-type': 'text/csv; charset=utf-8' },
      payload,
    });

  it('changes nothing when the same file comes again', async () => {
    const again = (await send(smallHistoryCsv(8))).json();
    expect(again).toMatchObject({ rowsKept: 719, inserted: 0, updated: 0, unchanged: 719, faults: [] });
  });

  it('keeps good rows, lists bad ones, and remembers both', async () => {
    const answer = await send(
      'queue,start,offered\nbilling,2026-07-27 10:00,7\nbilling,2026-07-27 10:30,8\nbilling,2026-07-27 11:00,many\n',
    );
    expect(answer.statusCode).toBe(200);
    const report = answer.json();
    expect(report).toMatchObject({ rowsRead: 3, rowsKept: 2, rowsRefused: 1 });
    expect(report.faults[0]).toMatchObject({ row: 4, column: 'offered', value: 'many' });
    const stored = (await get(`/v1/imports/${report.importId}`)).json();
    expect(stored).toMatchObject({ state: 'done', files: [{ rowsKept: 2, faults: [{ row: 4 }] }] });
  });

  it('is 422 when nothing can be used, and says why', async () => {
    const answer = await send('colour,size\nred,1\n');
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'COLUMN_MISSING' });
    const other = await send('queue,start,offered\nnobody,2026-07-27 10:00,7\nnobody,2026-07-27 10:30,7\n');
    expect(other.json()).toMatchObject({ status: 422, code: 'IMPORT_ROW_UNPLACED' });
  });

  it('makes queues when it is told to', async () => {
    const text = 'queue,start,offered\nnew-line,2026-07-27 10:00,7\nnew-line,2026-07-27 10:30,9\n';
    const answer = await send(text, 'kind=intervals&timeZone=Europe/Paris&createQueues=true&channel=chat');
    expect(answer.json()).toMatchObject({ rowsKept: 2, inserted: 2 });
    const queues = (await get('/v1/queues')).json().items;
    expect(queues.find((queue: { id: string }) => queue.id === 'new-line')).toMatchObject({
      channel: 'chat',
    });
  });

  it('takes no compressed body, and no other type', async () => {
    const zipped = await api.server.inject({
      method: 'POST',
      url: '/v1/imports?kind=intervals',
      headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip' },
      payload: 'x',
    });
    expect(zipped.json()).toMatchObject({ status: 415, code: 'MEDIA_TYPE_UNSUPPORTED', value: 'gzip' });
    const json = await api.server.inject({ method: 'POST', url: '/v1/imports?kind=intervals', payload: {} });
    expect(json.json()).toMatchObject({ status: 415, field: 'Content-Type' });
  });
});

describe('forecasts and plans', () => {
  it('give arrays that fit their days, bounds around the median, and staff when it is open', async () => {
    const forecast = (await get(`/v1/forecasts/${made.forecastId}/queues/billing`)).json();
    expect(forecast).toMatchObject({ start: '2026-07-26T22:00:00Z', metric: 'offered' });
    expect(forecast.mean).toHaveLength(7 * 48);
    expect(forecast.bounds.map((bound: { level: number }) => bound.level)).toEqual([0.8, 0.95]);
    const [inner, outer] = forecast.bounds;
    for (let i = 0; i < forecast.mean.length; i++) {
      expect(outer.lower[i]).toBeLessThanOrEqual(inner.lower[i]);
      expect(inner.lower[i]).toBeLessThanOrEqual(forecast.median[i]);
      expect(inner.upper[i]).toBeLessThanOrEqual(outer.upper[i]);
    }
    const plan = (await get(`/v1/plans/${made.planId}/queues/billing`)).json();
    expect(plan.model).toBe('erlang-c');
    expect(plan.offered).toEqual(forecast.mean);
    const open = (slot: number) => slot >= 18 && slot < 36;
    plan.required.slice(0, 48).forEach((agents: number, slot: number) => {
      expect(agents > 0).toBe(open(slot));
    });
    expect(plan.required.slice(5 * 48)).toEqual(new Array(2 * 48).fill(0));
    expect(plan.serviceLevel.slice(18, 36).every((share: number) => share >= 0.8)).toBe(true);
  });

  it('cut to the days that are asked for', async () => {
    const url = `/v1/plans/${made.planId}/queues/billing?from=2026-07-28&to=2026-07-28`;
    const plan = (await get(url)).json();
    expect(plan.days.map((day: { day: string }) => day.day)).toEqual(['2026-07-28']);
    const ahtSeconds = (
      await get(
        `/v1/forecasts/${made.forecastId}/queues/billing?metric=ahtSeconds&from=2026-07-28&to=2026-07-28`,
      )
    ).json();
    // A closed interval has no handle time to plan with.
    const planned = ahtSeconds.mean.map((mean: number) => (mean > 0 ? mean : null));
    expect(planned).toEqual(plan.ahtSeconds);
    expect(planned.some((value: number | null) => value !== null)).toBe(true);
  });

  it('say the same as CSV when Accept prefers it', async () => {
    const url = `/v1/plans/${made.planId}/queues/billing?from=2026-07-27&to=2026-07-27`;
    const csv = await get(url, { accept: 'application/json;q=0.5, text/csv' });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [header, ...rows] = csv.body.trim().split('\n');
    expect(header).toMatch(
      /^queue,start,minutes,offered,ahtSeconds,erlangs,required,binding,net,gross,fte,cost,/,
    );
    const json = (await get(url, { accept: 'application/json, text/csv' })).json();
    expect(rows).toHaveLength(48);
    expect(rows.map((row) => Number(row.split(',')[6]))).toEqual(json.required);
    expect(rows[18]).toMatch(/^billing,2026-07-27T09:00:00\+02:00,30,/);
  });

  it('are made once: the same request again answers with the same version', async () => {
    const again = await api.server.inject({
      method: 'POST',
      url: '/v1/plans',
      payload: { forecastVersionId: made.forecastId, targets: SMALL_TARGETS },
    });
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({ versionId: made.planId, fresh: false });
    expect(again.headers.location).toBe(`/v1/plans/${made.planId}`);
  });

  it('are frozen by publishing, once', async () => {
    const publish = (id: string) => api.server.inject({ method: 'POST', url: `/v1/versions/${id}/publish` });
    const first = (await publish(made.planId)).json();
    expect(first).toMatchObject({ kind: 'plan', fresh: true });
    expect((await publish(made.planId)).json()).toEqual({ ...first, fresh: false });
    const published = (await get('/v1/plans?status=published')).json().items;
    expect(published).toMatchObject([{ id: made.planId, contentHash: first.contentHash }]);
    expect((await get('/v1/forecasts?status=published')).json().items).toEqual([]);
  });
});

describe('explanations', () => {
  it('lead from a staff number to the plan’s own value', async () => {
    const id = `requirement:${made.planId}:billing:required:2026-07-27T08:00:00Z`;
    const told = (await get(`/v1/explanations/${encodeURIComponent(id)}`)).json();
    const plan = (await get(`/v1/plans/${made.planId}/queues/billing`)).json();
    expect(told.value).toBe(plan.required[20]);
    expect(told.parts.length).toBeGreaterThan(0);
  });
});
