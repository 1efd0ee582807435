import { asc } from 'drizzle-orm';
import type { Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { openingHours } from '../schema/organisation.ts';
import { ofTenant } from '../scope-filter.ts';

/** Opening hours in the shape of hours.json, under a name that queues refer to. */
export interface StoredHours {
  readonly id: string;
  readonly document: unknown;
}

/** Stores opening hours; equal ones are not touched. */
export function saveOpeningHours(
  transaction: Transaction,
  scope: Scope,
  hours: readonly StoredHours[],
): Promise<Written> {
  return bulkUpsert(
    transaction,
    openingHours,
    hours.map((item) => ({ ...item, tenantId: scope.tenantId })),
  );
}

/** All opening hours of the tenant, by id: they belong to no site, vendor or client. */
export function listOpeningHours(transaction: Transaction, scope: Scope): Promise<StoredHours[]> {
  return transaction
    .select({ id: openingHours.id, document: openingHours.document })
    .from(openingHours)
    .where(ofTenant(scope, openingHours.tenantId))
    .orderBy(asc(openingHours.id));
}
