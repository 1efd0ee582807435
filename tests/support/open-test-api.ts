import { type ApiOptions, type ApiServer, buildServer, type JobsDoor } from '../../src/api/index.ts';
import type { Database } from '../../src/store/index.ts';
import { SMALL_SCOPE, SMALL_TARGETS, smallHistoryCsv, storeSmallOrganisation } from './small-organisation.ts';
import { openTestDatabase } from './test-database.ts';

/** 2026-08-03, a Monday: the clock of the test API stands still. */
export const TEST_NOW_MS = Date.UTC(2026, 7, 3, 8);

export interface TestApi {
  readonly database: Database;
  readonly server: ApiServer;
  readonly close: () => Promise<void>;
}

/** The API on an empty database with the small organisation. */
export async function openTestApi(jobs: JobsDoor | null = null, options: ApiOptions = {}): Promise<TestApi> {
  const database = await openTestDatabase();
  await storeSmallOrganisation(database);
  const server = buildServer({ database, scope: SMALL_SCOPE, now: () => TEST_NOW_MS }, jobs, options);
  return {
    database,
    server,
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

/** Ids of what `fillByApi` made. */
export interface Filled {
  readonly importId: string;
  readonly forecastId: string;
  readonly planId: string;
}

/** Eight weeks of history, a forecast of the week after them and a plan of it, all through the API. */
export async function fillByApi(server: ApiServer): Promise<Filled> {
  const imported = await server.inject({
    method: 'POST',
    url: '/v1/imports?kind=intervals&timeZone=Europe/Paris&fileName=history.csv',
    headers: { 'content-type': 'text/csv' },
    payload: smallHistoryCsv(8),
  });
  const forecast = await server.inject({
    method: 'POST',
    url: '/v1/forecasts',
    payload: { asOf: '2026-07-27T00:00:00+02:00', horizonDays: 7 },
  });
  const forecastId = forecast.json<{ versionId: string }>().versionId;
  const plan = await server.inject({
    method: 'POST',
    url: '/v1/plans',
    payload: { forecastVersionId: forecastId, targets: SMALL_TARGETS },
  });
  return {
    importId: imported.json<{ importId: string }>().importId,
    forecastId,
    planId: plan.json<{ versionId: string }>().versionId,
  };
}
