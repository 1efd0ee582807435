import { and, asc, eq, gte, inArray, lt, or, type SQL } from 'drizzle-orm';
import type { Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireGroups, requireListed, requireQueues, requireWholeTenant } from '../require-seen.ts';
import { type KpiGrain, type KpiScopeKind, kpiValue } from '../schema/measure.ts';
import { groupSeen, ofTenant, queueSeen, seesWholeTenant, siteSeen, vendorSeen } from '../scope-filter.ts';

/** One indicator over one period of one scope, as numerator and denominator. Instants are UTC epoch milliseconds. */
export type StoredKpiValue = Omit<typeof kpiValue.$inferSelect, 'tenantId'>;

/** Stores values; one of the same indicator, version, policy, scope, grain and period is replaced. */
export async function saveKpiValues(
  transaction: Transaction,
  scope: Scope,
  values: readonly StoredKpiValue[],
): Promise<Written> {
  const idsOf = (kind: KpiScopeKind): string[] =>
    values.filter(({ scopeKind }) => scopeKind === kind).map(({ scopeId }) => scopeId);
  if (idsOf('tenant').length > 0) requireWholeTenant(scope, 'a figure of the whole tenant');
  requireListed('site', scope.siteIds, idsOf('site'));
  requireListed('vendor', scope.vendorIds, idsOf('vendor'));
  await requireQueues(transaction, scope, idsOf('queue'));
  await requireGroups(transaction, scope, idsOf('group'));
  return bulkUpsert(
    transaction,
    kpiValue,
    values.map((item) => ({ ...item, tenantId: scope.tenantId })),
  );
}

/** Values of periods that begin in a half-open span, in order of indicator, scope and period. */
export async function listKpiValues(
  transaction: Transaction,
  scope: Scope,
  filter: {
    readonly kpis?: readonly string[];
    readonly grain: KpiGrain;
    readonly fromMs: number;
    readonly toMs: number;
    readonly scopeKind?: KpiScopeKind;
    readonly scopeIds?: readonly string[];
    readonly runId?: string;
  },
): Promise<StoredKpiValue[]> {
  const which = and(
    filter.kpis && inArray(kpiValue.kpi, [...filter.kpis]),
    eq(kpiValue.grain, filter.grain),
    gte(kpiValue.fromAt, filter.fromMs),
    lt(kpiValue.fromAt, filter.toMs),
    filter.scopeKind && eq(kpiValue.scopeKind, filter.scopeKind),
    filter.scopeIds && inArray(kpiValue.scopeId, [...filter.scopeIds]),
    filter.runId === undefined ? undefined : eq(kpiValue.runId, filter.runId),
    seen(scope),
  );
  const { kpi, kpiVersion, policy, scopeKind, scopeId, fromAt } = kpiValue;
  const rows = await transaction
    .select()
    .from(kpiValue)
    .where(ofTenant(scope, kpiValue.tenantId, which))
    .orderBy(asc(kpi), asc(kpiVersion), asc(policy), asc(scopeKind), asc(scopeId), asc(fromAt));
  return rows.map(({ tenantId: _tenant, ...value }) => value);
}

/** A figure of the whole tenant is for those who see all of it; the others see the figures of what they see. */
function seen(scope: Scope): SQL | undefined {
  if (seesWholeTenant(scope)) return undefined;
  const { scopeKind, scopeId } = kpiValue;
  return or(
    // A site's figures hold all vendors and clients of the site, and a vendor's those of all sites.
    scope.vendorIds === 'all' && scope.clientIds === 'all'
      ? and(eq(scopeKind, 'site'), siteSeen(scope, scopeId))
      : undefined,
    scope.siteIds === 'all' && scope.clientIds === 'all'
      ? and(eq(scopeKind, 'vendor'), vendorSeen(scope, scopeId))
      : undefined,
    and(eq(scopeKind, 'queue'), queueSeen(scope, scopeId)),
    and(eq(scopeKind, 'group'), groupSeen(scope, scopeId)),
  );
}
