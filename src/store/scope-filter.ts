import { and, type Column, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../core/index.ts';
import { queue, staffGroup, staffGroupQueue } from './schema/organisation.ts';

/** A condition on rows, or undefined where the scope does not restrict them. */
export type Condition = SQL | undefined;

/** Does the caller see every row of the tenant? */
export function seesWholeTenant(scope: Scope): boolean {
  return scope.siteIds === 'all' && scope.vendorIds === 'all' && scope.clientIds === 'all';
}

/** Rows of the tenant that meet the conditions: the first wall. Every WHERE of the store goes through it. */
export function ofTenant(scope: Scope, tenantColumn: Column, ...conditions: readonly Condition[]): SQL {
  return and(eq(tenantColumn, scope.tenantId), ...conditions) as SQL;
}

/** A row whose site the caller sees. A row without a site is for those who see all sites. */
export function siteSeen(scope: Scope, column: Column): Condition {
  return scope.siteIds === 'all' ? undefined : inArray(column, [...scope.siteIds]);
}

/** A row whose vendor the caller sees. A row without a vendor (own staff) is for those who see all vendors. */
export function vendorSeen(scope: Scope, column: Column): Condition {
  return scope.vendorIds === 'all' ? undefined : inArray(column, [...scope.vendorIds]);
}

/** A row whose client the caller sees. A row without a client is for those who see all clients. */
export function clientSeen(scope: Scope, column: Column): Condition {
  return scope.clientIds === 'all' ? undefined : inArray(column, [...scope.clientIds]);
}

/** A row whose queue the caller sees: by its site, its client, and the vendors whose groups serve it. */
export function queueSeen(scope: Scope, column: Column): Condition {
  if (seesWholeTenant(scope)) return undefined;
  const served =
    scope.vendorIds === 'all'
      ? undefined
      : sql`EXISTS (SELECT FROM ${staffGroupQueue} JOIN ${staffGroup}
          ON ${staffGroup.tenantId} = ${staffGroupQueue.tenantId} AND ${staffGroup.id} = ${staffGroupQueue.groupId}
          WHERE ${staffGroupQueue.tenantId} = ${queue.tenantId} AND ${staffGroupQueue.queueId} = ${queue.id}
          AND ${vendorSeen(scope, staffGroup.vendorId)})`;
  const condition = ofTenant(
    scope,
    queue.tenantId,
    siteSeen(scope, queue.siteId),
    clientSeen(scope, queue.clientId),
    served,
  );
  return sql`${column} IN (SELECT ${queue.id} FROM ${queue} WHERE ${condition})`;
}

/** A row whose staff group the caller sees: by its site, its vendor, and the clients whose queues it serves. */
export function groupSeen(scope: Scope, column: Column): Condition {
  if (seesWholeTenant(scope)) return undefined;
  const serves =
    scope.clientIds === 'all'
      ? undefined
      : sql`EXISTS (SELECT FROM ${staffGroupQueue} JOIN ${queue}
          ON ${queue.tenantId} = ${staffGroupQueue.tenantId} AND ${queue.id} = ${staffGroupQueue.queueId}
          WHERE ${staffGroupQueue.tenantId} = ${staffGroup.tenantId} AND ${staffGroupQueue.groupId} = ${staffGroup.id}
          AND ${clientSeen(scope, queue.clientId)})`;
  const condition = ofTenant(
    scope,
    staffGroup.tenantId,
    siteSeen(scope, staffGroup.siteId),
    vendorSeen(scope, staffGroup.vendorId),
    serves,
  );
  return sql`${column} IN (SELECT ${staffGroup.id} FROM ${staffGroup} WHERE ${condition})`;
}
