import { inArray } from 'drizzle-orm';
import { AgnerError, type Scope } from '../core/index.ts';
import type { Transaction } from './database/role.ts';
import type { forecastVersion } from './schema/forecast.ts';
import type { planVersion } from './schema/plan.ts';
import { ofTenant } from './scope-filter.ts';

/**
 * Are all these versions stored and still drafts? The database refuses changes of published ones too; this guard gives
 * the caller one clear error instead of the database's.
 *
 * @throws AgnerError NOT_FOUND or VERSION_PUBLISHED with the first id that is not.
 */
export async function requireDraft(
  transaction: Transaction,
  scope: Scope,
  versions: typeof forecastVersion | typeof planVersion,
  ids: readonly string[],
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await transaction
    .select({ id: versions.id, status: versions.status })
    .from(versions)
    .where(ofTenant(scope, versions.tenantId, inArray(versions.id, wanted)));
  const statusOf = new Map(found.map(({ id, status }) => [id, status]));
  for (const id of wanted) {
    const status = statusOf.get(id);
    if (status === undefined) {
      throw new AgnerError('NOT_FOUND', `There is no version "${id}".`, { value: id });
    }
    if (status === 'published') {
      throw new AgnerError('VERSION_PUBLISHED', `The version "${id}" is published and cannot change.`, {
        value: id,
      });
    }
  }
}
