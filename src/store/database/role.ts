import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

/** What a unit of work is given: the transaction. */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

/** The role that row-level security binds: neither owner nor superuser. The migrations create it. */
export const TENANT_ROLE = 'agner_app';
/** The setting that row-level-security policies compare tenant_id with. */
export const TENANT_SETTING = 'agner.tenant';

/**
 * Runs work in one transaction behind the second wall between tenants: under a role that row-level security binds, with
 * the tenant set. Role and setting end with the transaction. Commits when `work` resolves, rolls back when it throws.
 */
export function inTenant<Result>(
  database: { readonly db: NodePgDatabase },
  tenantId: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return database.db.transaction(async (transaction) => {
    await transaction.execute(
      sql`SELECT set_config(${TENANT_SETTING}, ${tenantId}, true), set_config('role', ${TENANT_ROLE}, true)`,
    );
    return work(transaction);
  });
}
