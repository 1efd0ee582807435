import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../support/open-test-api.ts';
import { SMALL_TARGETS } from '../support/small-organisation.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const forecast = (payload: object | string): InjectOptions => ({
  method: 'POST',
  url: '/v1/forecasts',
  headers: { 'content-type': 'application/json' },
  payload,
});
const plan = (payload: object): InjectOptions => ({ method: 'POST', url: '/v1/plans', payload });
const importing = (query: string, payload = 'queue,start,offered\n'): InjectOptions => ({
  method: 'POST',
  url: `/v1/imports?${query}`,
  headers: { 'content-type': 'text/csv' },
  payload,
});
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Lone surrogates cannot be written in a URL. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

/** Request, status, code, and what the problem must say. */
const BAD: [string, InjectOptions, number, string, object][] = [
  ['no such path', { url: '/v1/nope' }, 404, 'ROUTE_UNKNOWN', { value: '/v1/nope' }],
  ['a path that is no URL', { url: '/v1/%zz' }, 400, 'REQUEST_INVALID', {}],
  ['a version too many', { url: '/v2/queues' }, 404, 'ROUTE_UNKNOWN', {}],
  ['a wrong method', { method: 'DELETE', url: '/v1/queues' }, 405, 'METHOD_NOT_ALLOWED', { value: 'DELETE' }],
  [
    'a missing day',
    { url: '/v1/queues/billing/history?from=2026-06-01' },
    400,
    'REQUEST_INVALID',
    { field: 'to' },
  ],
  [
    'a day that is none',
    { url: '/v1/queues/billing/history?from=2026-02-30&to=2026-03-01' },
    400,
    'REQUEST_INVALID',
    { field: 'from', value: '"2026-02-30"' },
  ],
  [
    'a day before 1970',
    { url: '/v1/queues/billing/history?from=1900-01-01&to=1900-01-02' },
    422,
    'LOCAL_DAY_INVALID',
    { value: '1900-01-02' },
  ],
  [
    'a span that runs backwards',
    { url: '/v1/accuracy?from=2026-06-02&to=2026-06-01' },
    422,
    'VALUE_INVALID',
    { field: 'to' },
  ],
  [
    'a span of years',
    { url: '/v1/accuracy?from=2020-01-01&to=2026-06-01' },
    422,
    'VALUE_INVALID',
    { field: 'from' },
  ],
  [
    'an unknown metric',
    { url: '/v1/queues/billing/history?from=2026-06-01&to=2026-06-01&metric=offered,calls' },
    400,
    'REQUEST_INVALID',
    { field: 'metric.1', value: '"calls"' },
  ],
  [
    'a misspelt parameter',
    { url: '/v1/accuracy?from=2026-06-01&to=2026-06-01&metrc=offered' },
    400,
    'REQUEST_INVALID',
    { value: 'metrc', detail: expect.stringContaining('Did you mean "metric"') },
  ],
  [
    'a repeated parameter',
    { url: '/v1/accuracy?from=2026-06-01&from=2026-06-02&to=2026-06-03' },
    400,
    'REQUEST_INVALID',
    { field: 'from' },
  ],
  ['a limit that is no number', { url: '/v1/jobs?limit=many' }, 400, 'REQUEST_INVALID', { field: 'limit' }],
  [
    'a limit out of range',
    { url: '/v1/jobs?limit=0' },
    400,
    'REQUEST_INVALID',
    { field: 'limit', value: '0' },
  ],
  [
    'an unknown time zone',
    { url: '/v1/kpis/values?from=2026-06-01&to=2026-06-01&timeZone=Europe/Pariss' },
    422,
    'TIME_ZONE_UNKNOWN',
    {},
  ],
  [
    'an unknown queue',
    { url: '/v1/queues/biling/history?from=2026-06-01&to=2026-06-01' },
    404,
    'NOT_FOUND',
    { value: 'biling', next: expect.stringContaining('"billing"') },
  ],
  ['an unknown forecast', { url: '/v1/forecasts/none' }, 404, 'NOT_FOUND', { value: 'none' }],
  ['an unknown plan', { url: '/v1/plans/none/queues/billing' }, 404, 'NOT_FOUND', { value: 'none' }],
  [
    'an unknown version',
    { method: 'POST', url: '/v1/versions/none/publish' },
    404,
    'NOT_FOUND',
    { value: 'none' },
  ],
  ['an unknown run', { url: '/v1/runs/none' }, 404, 'NOT_FOUND', {}],
  ['an unknown job', { url: '/v1/jobs/none' }, 404, 'NOT_FOUND', {}],
  ['an unknown import', { url: '/v1/imports/none' }, 404, 'NOT_FOUND', {}],
  ['an unknown reconciliation', { url: '/v1/reconciliations/none' }, 404, 'NOT_FOUND', {}],
  [
    'an explanation of nothing',
    { url: '/v1/explanations/everything' },
    422,
    'EXPLANATION_ID_INVALID',
    { value: 'everything' },
  ],
  ['NUL in an id', { url: '/v1/runs/a%00b' }, 400, 'REQUEST_INVALID', { field: 'id' }],
  ['an endless id', { url: `/v1/runs/${'x'.repeat(300)}` }, 400, 'REQUEST_INVALID', { field: 'id' }],
  ['half a JSON', forecast('{"horizonDays": 7'), 400, 'DOCUMENT_INVALID', {}],
  ['no JSON where it was announced', forecast(''), 400, 'DOCUMENT_INVALID', {}],
  ['a prototype in JSON', forecast('{"__proto__": {"horizonDays": 7}}'), 400, 'DOCUMENT_INVALID', {}],
  ['a list for an object', forecast([]), 400, 'REQUEST_INVALID', {}],
  [
    'a number as text',
    forecast({ horizonDays: '7' }),
    400,
    'REQUEST_INVALID',
    { field: 'horizonDays', value: '"7"' },
  ],
  ['a horizon of nothing', forecast({ horizonDays: 0 }), 400, 'REQUEST_INVALID', { field: 'horizonDays' }],
  [
    'a level of 80',
    forecast({ horizonDays: 7, levels: [0.8, 80] }),
    400,
    'REQUEST_INVALID',
    { field: 'levels.1' },
  ],
  [
    'an unknown member',
    forecast({ horizonDays: 7, horizon: 7 }),
    400,
    'REQUEST_INVALID',
    { field: 'horizon' },
  ],
  [
    'a time without offset',
    forecast({ horizonDays: 7, asOf: '2026-06-01 00:00' }),
    422,
    'TIME_INVALID',
    { field: 'asOf' },
  ],
  [
    'an unknown model',
    forecast({ horizonDays: 7, model: 'oracle' }),
    404,
    'FORECAST_MODEL_UNKNOWN',
    { value: 'oracle' },
  ],
  [
    'a forecast of an unknown queue',
    forecast({ horizonDays: 7, queueIds: ['none'] }),
    404,
    'NOT_FOUND',
    { value: 'none' },
  ],
  ['a forecast without history', forecast({ horizonDays: 7 }), 422, 'FORECAST_NO_HISTORY', {}],
  [
    'a plan of nothing',
    plan({ forecastVersionId: 'none', targets: SMALL_TARGETS }),
    404,
    'NOT_FOUND',
    { value: 'none' },
  ],
  [
    'a plan without targets',
    plan({ forecastVersionId: 'none' }),
    400,
    'REQUEST_INVALID',
    { field: 'targets' },
  ],
  [
    'NUL in a document',
    plan({ forecastVersionId: 'none', targets: { queues: { 'a\0b': {} } } }),
    400,
    'REQUEST_INVALID',
    { field: 'body' },
  ],
  [
    'a document without a bottom',
    { ...forecast(`{"forecastVersionId":"none","targets":${nested(5000)}}`), url: '/v1/plans' },
    400,
    'REQUEST_INVALID',
    { field: 'body' },
  ],
  ['a body over 1 MB', forecast({ horizonDays: 7, model: 'x'.repeat(1_000_001) }), 413, 'BODY_TOO_LARGE', {}],
  [
    'a form',
    { ...forecast('horizonDays=7'), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'MEDIA_TYPE_UNSUPPORTED',
    {},
  ],
  [
    'CSV where JSON belongs',
    { ...forecast('a,b'), headers: { 'content-type': 'text/csv' } },
    415,
    'MEDIA_TYPE_UNSUPPORTED',
    {},
  ],
  [
    'an unknown kind of import',
    importing('kind=phonebook'),
    404,
    'IMPORT_KIND_UNKNOWN',
    { value: 'phonebook', next: expect.stringContaining('intervals') },
  ],
  ['an import of no kind', importing('timeZone=UTC'), 400, 'REQUEST_INVALID', { field: 'kind' }],
  [
    'an import in an unknown zone',
    importing('kind=intervals&timeZone=Mars/Base'),
    422,
    'TIME_ZONE_UNKNOWN',
    {},
  ],
  ['an empty file', importing('kind=intervals', ''), 422, 'FILE_EMPTY', {}],
  [
    'a mapping that maps nothing',
    importing('kind=intervals&map=offered'),
    400,
    'REQUEST_INVALID',
    { field: 'map.0' },
  ],
];

describe('a bad request', () => {
  it.each(BAD)('with %s', async (_name, request, status, code, said) => {
    const answer = await api.server.inject(request);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = answer.json();
    expect(problem).toMatchObject({ status, code, type: `/v1/errors#${code}`, ...said });
    expect(answer.statusCode).toBe(status);
    expect(problem.detail).not.toBe('');
    expect(problem.next).not.toBe('');
    expect(problem.faults.length).toBeGreaterThan(0);
    expect(problem.requestId).toBe(answer.headers['x-request-id']);
    // Neither a stack nor a path of the machine, nor SQL.
    expect(answer.body).not.toMatch(/node_modules|\.ts:\d|\bat \w+ \(|select |insert /i);
    expect(answer.body.length).toBeLessThan(4000);
  });

  it('lists every fault, not only the first', async () => {
    const answer = await api.server.inject(forecast({ horizon: 7, levels: [2], seed: 'x' }));
    expect(
      answer
        .json()
        .faults.map((found: { field?: string }) => found.field)
        .sort(),
    ).toEqual(['horizon', 'horizonDays', 'levels.0', 'seed']);
  });

  it('names the methods that a path has', async () => {
    const answer = await api.server.inject({ method: 'PUT', url: '/v1/forecasts/abc' });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
    const both = await api.server.inject({ method: 'PATCH', url: '/v1/plans?x=1' });
    expect([both.statusCode, both.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('never becomes a failure of ours, whatever the text', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        "'; DROP TABLE queue; --",
        '../../etc/passwd',
        '{{7*7}}',
        '\ud800',
        '<svg onload=x>',
        '0',
        '-1',
        'null',
        '[]',
      ),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (id, other) => {
        const [a, b] = [encodeURIComponent(wellFormed(id)), encodeURIComponent(wellFormed(other))];
        for (const request of [
          { url: `/v1/runs/${a || 'x'}` },
          { url: `/v1/explanations/forecast:${a}:${b}:offered:2026-07-27T08:00:00Z` },
          { url: `/v1/forecasts/${a || 'x'}/queues/${b || 'x'}?from=${b}` },
          {
            url: `/v1/kpis/values?from=2026-06-01&to=2026-06-02&kpi=${a}&scopeId=${b}&timeZone=${b || 'UTC'}`,
          },
          { url: `/v1/jobs?kind=${a}&parentId=${b}` },
          { url: `/?queue=${a}` },
          plan({ forecastVersionId: id, targets: { queues: { [other]: { channel: id } } } }),
          importing(`kind=intervals&queue=${a}&fileName=${b}`, `queue,start,offered\n${other},${id},1\n`),
        ] satisfies InjectOptions[]) {
          const answer = await api.server.inject(request as InjectOptions);
          expect(answer.statusCode, `${JSON.stringify(request)} ${answer.body}`).toBeLessThan(500);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a request id', () => {
  it('is taken from the caller when it is plain, and made otherwise', async () => {
    const idOf = async (id: string) =>
      (await api.server.inject({ url: '/health', headers: { 'x-request-id': id } })).headers['x-request-id'];
    expect(await idOf('night-run.7')).toBe('night-run.7');
    expect(await idOf('a b\tc')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf('x'.repeat(101))).toMatch(/^[0-9a-f-]{36}$/);
  });
});
