import { and, asc, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import { AgnerError, contentHash, type Scope } from '../../core/index.ts';
import type { Transaction } from '../database/role.ts';
import { requireWholeTenant } from '../require-seen.ts';
import { forecastVersion, type VersionStatus } from '../schema/forecast.ts';
import { ofTenant } from '../scope-filter.ts';
import { readForecastDays } from './forecast-day.ts';

/** A forecast version as it is stored. Instants are UTC epoch milliseconds. */
export type ForecastVersion = Omit<typeof forecastVersion.$inferSelect, 'tenantId'>;

/** Stores a new draft; its days follow with saveForecastDays. */
export async function insertForecastVersion(
  transaction: Transaction,
  scope: Scope,
  version: Pick<ForecastVersion, 'id' | 'runId' | 'asOf' | 'horizonFrom' | 'horizonTo' | 'levels'>,
): Promise<void> {
  await transaction.insert(forecastVersion).values({ ...version, tenantId: scope.tenantId, status: 'draft' });
}

/** One version, or null. */
export async function readForecastVersion(
  transaction: Transaction,
  scope: Scope,
  id: string,
): Promise<ForecastVersion | null> {
  const [found] = await transaction
    .select(columns())
    .from(forecastVersion)
    .where(ofTenant(scope, forecastVersion.tenantId, eq(forecastVersion.id, id)));
  return found ?? null;
}

/** Versions, the one with the latest data first. */
export function listForecastVersions(
  transaction: Transaction,
  scope: Scope,
  filter: {
    readonly status?: VersionStatus;
    readonly runIds?: readonly string[];
    readonly publishedUpToMs?: number;
    /** Default 100. */
    readonly limit?: number;
  } = {},
): Promise<ForecastVersion[]> {
  const which = and(
    filter.status && eq(forecastVersion.status, filter.status),
    filter.runIds && inArray(forecastVersion.runId, [...filter.runIds]),
    filter.publishedUpToMs === undefined
      ? undefined
      : and(isNotNull(forecastVersion.publishedAt), lte(forecastVersion.publishedAt, filter.publishedUpToMs)),
  );
  return transaction
    .select(columns())
    .from(forecastVersion)
    .where(ofTenant(scope, forecastVersion.tenantId, which))
    .orderBy(desc(forecastVersion.asOf), desc(forecastVersion.publishedAt), asc(forecastVersion.id))
    .limit(filter.limit ?? 100);
}

/**
 * Freezes a draft for good and hashes what it says. The hash leaves out ids and the instant of publishing, so equal
 * forecasts have equal hashes.
 *
 * @returns the hash.
 * @throws AgnerError NOT_FOUND; VERSION_PUBLISHED when it is published already.
 */
export async function publishForecast(
  transaction: Transaction,
  scope: Scope,
  id: string,
  nowMs: number,
): Promise<string> {
  requireWholeTenant(scope, 'a published forecast');
  const [draft] = await transaction
    .select(columns())
    .from(forecastVersion)
    .where(ofTenant(scope, forecastVersion.tenantId, eq(forecastVersion.id, id)))
    .for('update');
  if (draft === undefined) {
    throw new AgnerError('NOT_FOUND', `There is no forecast version "${id}".`, { value: id });
  }
  if (draft.status === 'published') {
    throw new AgnerError('VERSION_PUBLISHED', `The forecast version "${id}" is published already.`, {
      value: id,
    });
  }
  const days = await readForecastDays(transaction, scope, { versionId: id, queueIds: 'all' });
  const { asOf, horizonFrom, horizonTo, levels } = draft;
  const said = days.map(({ versionId: _version, ...day }) => day);
  const hash = contentHash({ asOf, horizonFrom, horizonTo, levels, days: said });
  await transaction
    .update(forecastVersion)
    .set({ status: 'published', publishedAt: nowMs, contentHash: hash })
    .where(ofTenant(scope, forecastVersion.tenantId, eq(forecastVersion.id, id)));
  return hash;
}

function columns() {
  const { id, runId, asOf, horizonFrom, horizonTo, levels, status, publishedAt, contentHash } =
    forecastVersion;
  return { id, runId, asOf, horizonFrom, horizonTo, levels, status, publishedAt, contentHash };
}
