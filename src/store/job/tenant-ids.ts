import { asc } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { tenant } from '../schema/organisation.ts';

/** Every tenant, by id: what work outside one tenant's transaction, such as the jobs, goes through. */
export async function listTenantIds(database: Pick<Database, 'db'>): Promise<string[]> {
  const rows = await database.db.select({ id: tenant.tenantId }).from(tenant).orderBy(asc(tenant.tenantId));
  return rows.map(({ id }) => id);
}
