import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { AgnerError, contentHash, type Scope } from '../../core/index.ts';
import type { Transaction } from '../database/role.ts';
import { requireWholeTenant } from '../require-seen.ts';
import type { VersionStatus } from '../schema/forecast.ts';
import { planVersion } from '../schema/plan.ts';
import { ofTenant } from '../scope-filter.ts';
import { readPlanDays } from './plan-day.ts';

/** A plan version as it is stored. Instants are UTC epoch milliseconds. */
export type PlanVersion = Omit<typeof planVersion.$inferSelect, 'tenantId'>;

/** Stores a new draft; its days follow with savePlanDays. */
export async function insertPlanVersion(
  transaction: Transaction,
  scope: Scope,
  version: Pick<PlanVersion, 'id' | 'runId' | 'forecastVersionId' | 'targets'>,
): Promise<void> {
  await transaction.insert(planVersion).values({ ...version, tenantId: scope.tenantId, status: 'draft' });
}

/** One version, or null. */
export async function readPlanVersion(
  transaction: Transaction,
  scope: Scope,
  id: string,
): Promise<PlanVersion | null> {
  const [found] = await transaction
    .select(columns())
    .from(planVersion)
    .where(ofTenant(scope, planVersion.tenantId, eq(planVersion.id, id)));
  return found ?? null;
}

/** Versions, the last published first, then drafts. */
export function listPlanVersions(
  transaction: Transaction,
  scope: Scope,
  filter: {
    readonly status?: VersionStatus;
    readonly runIds?: readonly string[];
    readonly forecastVersionId?: string;
    /** Default 100. */
    readonly limit?: number;
  } = {},
): Promise<PlanVersion[]> {
  const which = and(
    filter.status && eq(planVersion.status, filter.status),
    filter.runIds && inArray(planVersion.runId, [...filter.runIds]),
    filter.forecastVersionId === undefined
      ? undefined
      : eq(planVersion.forecastVersionId, filter.forecastVersionId),
  );
  return transaction
    .select(columns())
    .from(planVersion)
    .where(ofTenant(scope, planVersion.tenantId, which))
    .orderBy(desc(planVersion.status), desc(planVersion.publishedAt), asc(planVersion.id))
    .limit(filter.limit ?? 100);
}

/**
 * Freezes a draft for good and hashes what it says, ids and the instant of publishing left out.
 *
 * @returns the hash.
 * @throws AgnerError NOT_FOUND; VERSION_PUBLISHED when it is published already.
 */
export async function publishPlan(
  transaction: Transaction,
  scope: Scope,
  id: string,
  nowMs: number,
): Promise<string> {
  requireWholeTenant(scope, 'a published plan');
  const [draft] = await transaction
    .select(columns())
    .from(planVersion)
    .where(ofTenant(scope, planVersion.tenantId, eq(planVersion.id, id)))
    .for('update');
  if (draft === undefined) {
    throw new AgnerError('NOT_FOUND', `There is no plan version "${id}".`, { value: id });
  }
  if (draft.status === 'published') {
    throw new AgnerError('VERSION_PUBLISHED', `The plan version "${id}" is published already.`, {
      value: id,
    });
  }
  const days = await readPlanDays(transaction, scope, { versionId: id, queueIds: 'all' });
  const said = days.map(({ versionId: _version, ...day }) => day);
  const hash = contentHash({ targets: draft.targets, days: said });
  await transaction
    .update(planVersion)
    .set({ status: 'published', publishedAt: nowMs, contentHash: hash })
    .where(ofTenant(scope, planVersion.tenantId, eq(planVersion.id, id)));
  return hash;
}

function columns() {
  const { id, runId, forecastVersionId, targets, status, publishedAt, contentHash } = planVersion;
  return { id, runId, forecastVersionId, targets, status, publishedAt, contentHash };
}
