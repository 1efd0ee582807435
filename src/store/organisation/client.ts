import { asc } from 'drizzle-orm';
import type { Client, Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireListed } from '../require-seen.ts';
import { client } from '../schema/organisation.ts';
import { clientSeen, ofTenant } from '../scope-filter.ts';

/** Stores clients; an equal one is not touched. */
export function saveClients(
  transaction: Transaction,
  scope: Scope,
  clients: readonly Client[],
): Promise<Written> {
  requireListed(
    'client',
    scope.clientIds,
    clients.map(({ id }) => id),
  );
  return bulkUpsert(
    transaction,
    client,
    clients.map((item) => ({ ...item, tenantId: scope.tenantId })),
  );
}

/** The clients that the scope sees, by id. */
export function listClients(transaction: Transaction, scope: Scope): Promise<Client[]> {
  return transaction
    .select({ id: client.id, name: client.name })
    .from(client)
    .where(ofTenant(scope, client.tenantId, clientSeen(scope, client.id)))
    .orderBy(asc(client.id));
}
