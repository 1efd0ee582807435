import { inArray } from 'drizzle-orm';
import { AgnerError, type Scope } from '../core/index.ts';
import type { Transaction } from './database/role.ts';
import { queue, staffGroup } from './schema/organisation.ts';
import { groupSeen, ofTenant, queueSeen, seesWholeTenant } from './scope-filter.ts';

/**
 * Guards of the writers. A row that the caller does not see and one that does not exist answer alike: the difference
 * would tell what others have.
 *
 * @throws AgnerError NOT_FOUND naming the first id that is not stored, or not seen.
 */
export async function requireQueues(
  transaction: Transaction,
  scope: Scope,
  ids: Iterable<string>,
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await transaction
    .select({ id: queue.id })
    .from(queue)
    .where(ofTenant(scope, queue.tenantId, inArray(queue.id, wanted), queueSeen(scope, queue.id)));
  requireAll('queue', wanted, new Set(found.map(({ id }) => id)));
}

/** As requireQueues, for staff groups. */
export async function requireGroups(
  transaction: Transaction,
  scope: Scope,
  ids: Iterable<string>,
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await transaction
    .select({ id: staffGroup.id })
    .from(staffGroup)
    .where(
      ofTenant(scope, staffGroup.tenantId, inArray(staffGroup.id, wanted), groupSeen(scope, staffGroup.id)),
    );
  requireAll('staff group', wanted, new Set(found.map(({ id }) => id)));
}

/** Are all these ids (null: a row without one) in the caller's list? Used for sites, vendors and clients. */
export function requireListed(
  what: 'site' | 'vendor' | 'client',
  seen: readonly string[] | 'all',
  ids: Iterable<string | null>,
): void {
  if (seen === 'all') return;
  const listed = new Set<string | null>(seen);
  for (const id of ids) {
    if (!listed.has(id)) {
      throw outOfScope(id === null ? `rows without a ${what}` : `the ${what} "${id}"`, id ?? '');
    }
  }
}

/** @throws AgnerError OUT_OF_SCOPE unless the caller sees the whole tenant. */
export function requireWholeTenant(scope: Scope, what: string): void {
  if (!seesWholeTenant(scope)) throw outOfScope(what, what);
}

function requireAll(what: string, wanted: readonly string[], found: ReadonlySet<string>): void {
  const missing = wanted.find((id) => !found.has(id));
  if (missing !== undefined) {
    throw new AgnerError('NOT_FOUND', `There is no ${what} "${missing}".`, { value: missing });
  }
}

function outOfScope(what: string, value: string): AgnerError {
  return new AgnerError('OUT_OF_SCOPE', `Your scope does not allow you to write ${what}.`, { value });
}
