import { Compile } from 'typebox/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietWorld, rollUpKpis } from '../../src/usecase/index.ts';
import { fillStore, type Stored } from '../support/fill-store.ts';
import { type Filled, fillByApi, openTestApi, TEST_NOW_MS, type TestApi } from '../support/open-test-api.ts';
import { SMALL_SCOPE, SMALL_TARGETS } from '../support/small-organisation.ts';

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, { content: Record<string, { schema: Json }> }>>;
}

let api: TestApi;
let made: Filled;
let stored: Stored;
let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: Json };
/** What the handler gave before it was written, which drops members that the schema does not have. */
let given: unknown;

beforeAll(async () => {
  api = await openTestApi();
  api.server.addHook('preSerialization', async (_request, _reply, payload) => {
    given = payload;
    return payload;
  });
  made = await fillByApi(api.server);
  stored = await fillStore(api, made);
  document = (await api.server.inject('/openapi.json')).json();
});
afterAll(() => api.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** A request of each operation that is answered with 200. */
function examples(): Record<
  string,
  { url: string; headers?: Record<string, string>; payload?: string | Json }
> {
  const day = 'from=2026-07-27&to=2026-07-28';
  return {
    getHealth: { url: '/health' },
    getReadiness: { url: '/ready' },
    getOpenApi: { url: '/openapi.json' },
    getOverview: { url: '/?queue=billing' },
    listErrors: { url: '/v1/errors' },
    listQueues: { url: '/v1/queues' },
    listSites: { url: '/v1/sites' },
    listStaffGroups: { url: '/v1/staff-groups' },
    importFile: {
      url: '/v1/imports?kind=intervals&timeZone=Europe/Paris',
      headers: { 'content-type': 'text/csv' },
      payload:
        'queue,start,offered,colour\nbilling,2026-07-27 11:00,7,red\nbilling,2026-07-27 11:30,x,red\nbilling,2026-07-27 12:00,8,red\n',
    },
    getImport: { url: `/v1/imports/${made.importId}` },
    getHistory: { url: `/v1/queues/billing/history?${day}&metric=offered,handleSeconds` },
    makeForecast: { url: '/v1/forecasts', payload: { asOf: '2026-07-28T00:00:00+02:00', horizonDays: 3 } },
    listForecasts: { url: '/v1/forecasts?status=published&limit=5' },
    getForecast: { url: `/v1/forecasts/${made.forecastId}` },
    getForecastSeries: { url: `/v1/forecasts/${made.forecastId}/queues/billing?metric=ahtSeconds` },
    makePlan: { url: '/v1/plans', payload: { forecastVersionId: made.forecastId, targets: SMALL_TARGETS } },
    listPlans: { url: '/v1/plans' },
    getPlan: { url: `/v1/plans/${made.planId}` },
    getPlanSeries: { url: `/v1/plans/${made.planId}/queues/billing?${day}` },
    publishVersion: { url: `/v1/versions/${made.planId}/publish` },
    getAccuracy: { url: `/v1/accuracy?${day}&metric=offered&queueId=billing` },
    listKpiDefinitions: { url: '/v1/kpis/definitions' },
    listKpiValues: { url: '/v1/kpis/values?from=2026-07-27&to=2026-07-27&timeZone=Europe/Paris' },
    getReconciliation: { url: `/v1/reconciliations/${stored.reconciliationId}` },
    explain: {
      url: `/v1/explanations/${encodeURIComponent(`forecast:${made.forecastId}:billing:offered:2026-07-27T08:00:00Z`)}`,
    },
    listRuns: { url: '/v1/runs?kind=forecast,plan' },
    getRun: { url: `/v1/runs/${made.planId}` },
    listJobs: { url: '/v1/jobs?state=queued' },
    getJob: { url: `/v1/jobs/${stored.jobId}` },
  };
}

/** Faults of a value against a schema of the document, whose references point into the document. */
function faultsOf(schema: Json, value: unknown): unknown[] {
  const [, errors] = Compile({ ...schema, components: document.components } as Json).Errors(value);
  return errors as unknown[];
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and describes every path that the server knows', async () => {
    expect(document.openapi).toBe('3.1.0');
    const printed = api.server.printRoutes({ commonPrefix: false });
    const known = printed.match(/(GET|POST|PUT|PATCH|DELETE)/g)!.length;
    expect(operations()).toHaveLength(known);
  });

  it('gives every operation a name of its own, a summary, a tag and described answers', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation, path } of operations()) {
      expect(operation.summary, path).toBeTruthy();
      expect(operation.tags.length, path).toBeGreaterThan(0);
      expect(Object.keys(operation.responses), path).toEqual(expect.arrayContaining(['200', '4XX', '5XX']));
      for (const answer of Object.values(operation.responses)) {
        for (const { schema } of Object.values(answer.content)) {
          expect(Object.keys(schema).length, path).toBeGreaterThan(0);
        }
      }
    }
  });

  it('declares each part of a path as a required parameter', () => {
    for (const { path, operation } of operations()) {
      const named = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name).sort()).toEqual(named.sort());
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('has no reference that leads nowhere', () => {
    const text = JSON.stringify(document);
    const references = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!));
    expect(references.size).toBeGreaterThan(1);
    for (const reference of references) {
      const target = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);
      expect(target, reference).toBeDefined();
    }
  });
});

describe('answers', () => {
  it('are as the document says, for every operation, and leave nothing out that the handler gave', async () => {
    const requests = examples();
    expect(Object.keys(requests).sort()).toEqual(
      operations()
        .map(({ operation }) => operation.operationId)
        .sort(),
    );
    for (const { method, path, operation } of operations()) {
      const request = requests[operation.operationId]!;
      const answer = await api.server.inject({ method: method.toUpperCase() as 'GET', ...request });
      expect(answer.statusCode === 201 ? 200 : answer.statusCode, `${path} ${answer.body}`).toBe(200);
      const type = String(answer.headers['content-type']).split(';')[0]!;
      const schema = operation.responses[String(answer.statusCode)]!.content[type]!.schema;
      const body = type === 'application/json' ? answer.json() : answer.body;
      expect(faultsOf(schema, body), path).toEqual([]);
      if (type === 'application/json') expect(body, path).toEqual(JSON.parse(JSON.stringify(given)));
    }
  });

  it('hold what was stored', async () => {
    const get = async (url: string) => (await api.server.inject(url)).json();
    const requests = examples();
    expect((await get(requests.getAccuracy!.url)).items).toMatchObject([
      {
        queueId: 'billing',
        metric: 'offered',
        points: expect.any(Number),
        wape: { value: expect.any(Number) },
      },
    ]);
    expect((await get(requests.listKpiValues!.url)).items).toMatchObject([
      {
        kpi: 'service_level',
        numerator: '47',
        denominator: '58',
        value: '47/58',
        from: '2026-07-26T22:00:00Z',
      },
    ]);
    expect(await get(requests.getReconciliation!.url)).toMatchObject({
      differenceNet: '20.00',
      lines: [{ code: 'calls', arithmeticEffect: null, evidence: { measured: '10' } }],
    });
    expect(await get(requests.getJob!.url)).toMatchObject({ state: 'queued', attempt: 0, error: null });
  });

  it('of errors are Problems', async () => {
    const schema = { $ref: '#/components/schemas/Problem' };
    for (const url of ['/v1/nowhere', '/v1/jobs/none', '/v1/queues/billing/history', '/%zz']) {
      const answer = await api.server.inject(url);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(faultsOf(schema, answer.json()), url).toEqual([]);
    }
    expect(faultsOf(schema, { code: 'NOT_FOUND' }).length).toBeGreaterThan(0);
  });
});

describe('the overview page', () => {
  it('shows the latest plan and the indicators, and may load nothing', async () => {
    const page = await api.server.inject('/');
    expect(page.body).toContain(made.planId);
    expect(page.body).toContain('Billing &amp; &lt;payments&gt;');
    expect(page.body).toContain('81.0 %');
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });

  it('is 404 for a queue that the plan does not have', async () => {
    expect((await api.server.inject('/?queue=none')).json()).toMatchObject({ status: 404, value: 'none' });
  });
});

// Last, because it stores indicators that the page above would show.
describe('explanations', () => {
  it('about an indicator keep what a person reads first', async () => {
    const world = quietWorld(api.database, SMALL_SCOPE, () => TEST_NOW_MS);
    await rollUpKpis(world, { fromDay: '2026-07-20', toDay: '2026-07-21' });
    const told = (
      await api.server.inject('/v1/explanations/kpi:inflow_volume:queue:billing:D:2026-07-20')
    ).json();
    expect(faultsOf({ $ref: '#/components/schemas/Explanation' }, told)).toEqual([]);
    expect(told).toEqual(JSON.parse(JSON.stringify(given)));
    expect(told).toMatchObject({
      isCurrent: true,
      sentence: { en: expect.any(String), fr: expect.any(String) },
    });
  });
});
