import { and, asc, gte, inArray, lt } from 'drizzle-orm';
import type { ContactLeg, Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireListed, requireQueues } from '../require-seen.ts';
import { contactLeg } from '../schema/records.ts';
import { ofTenant, queueSeen, vendorSeen } from '../scope-filter.ts';

/** Stores legs by the source's own ids; an equal one is not touched, one that has gone on since is updated. */
export async function saveContactLegs(
  transaction: Transaction,
  scope: Scope,
  legs: readonly ContactLeg[],
): Promise<Written> {
  await requireQueues(
    transaction,
    scope,
    legs.map(({ queueId }) => queueId),
  );
  requireListed(
    'vendor',
    scope.vendorIds,
    legs.map(({ vendorId }) => vendorId),
  );
  return bulkUpsert(
    transaction,
    contactLeg,
    legs.map(({ offeredMs, answeredMs, endedMs, ...leg }) => ({
      ...leg,
      tenantId: scope.tenantId,
      offeredAt: offeredMs,
      answeredAt: answeredMs,
      endedAt: endedMs,
    })),
  );
}

/** Legs offered in a half-open span, in order of offer; those of other vendors than the scope's are left out. */
export async function listContactLegs(
  transaction: Transaction,
  scope: Scope,
  range: { readonly queueIds: readonly string[] | 'all'; readonly fromMs: number; readonly toMs: number },
): Promise<ContactLeg[]> {
  const { queueIds, fromMs, toMs } = range;
  const which = and(
    queueIds === 'all' ? undefined : inArray(contactLeg.queueId, [...queueIds]),
    gte(contactLeg.offeredAt, fromMs),
    lt(contactLeg.offeredAt, toMs),
    queueSeen(scope, contactLeg.queueId),
    vendorSeen(scope, contactLeg.vendorId),
  );
  const rows = await transaction
    .select()
    .from(contactLeg)
    .where(ofTenant(scope, contactLeg.tenantId, which))
    .orderBy(asc(contactLeg.offeredAt), asc(contactLeg.sourceId));
  return rows.map(({ tenantId: _tenant, offeredAt, answeredAt, endedAt, ...leg }) => ({
    ...leg,
    offeredMs: offeredAt,
    answeredMs: answeredAt,
    endedMs: endedAt,
  }));
}
