import { asc, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Scope, Tenant } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireWholeTenant } from '../require-seen.ts';
import { tenant } from '../schema/organisation.ts';

/** Stores the name of the scope's tenant. */
export function saveTenant(transaction: Transaction, scope: Scope, name: string): Promise<Written> {
  requireWholeTenant(scope, 'the tenant');
  return bulkUpsert(transaction, tenant, [{ tenantId: scope.tenantId, name }]);
}

/** The scope's tenant, or null before it is stored. */
export async function readTenant(transaction: Transaction, scope: Scope): Promise<Tenant | null> {
  const [found] = await transaction
    .select({ id: tenant.tenantId, name: tenant.name })
    .from(tenant)
    .where(eq(tenant.tenantId, scope.tenantId));
  return found ?? null;
}

/**
 * Every tenant: the one read that crosses tenants, for workers that serve all of them. It needs the database itself,
 * because a tenant's transaction sees only its own row.
 */
export function listTenants(database: { readonly db: NodePgDatabase }): Promise<Tenant[]> {
  return database.db
    .select({ id: tenant.tenantId, name: tenant.name })
    .from(tenant)
    .orderBy(asc(tenant.tenantId));
}
