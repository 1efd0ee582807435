import { asc } from 'drizzle-orm';
import type { Scope, Site } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireListed } from '../require-seen.ts';
import { site } from '../schema/organisation.ts';
import { ofTenant, siteSeen } from '../scope-filter.ts';

/** Stores sites; an equal one is not touched. */
export function saveSites(transaction: Transaction, scope: Scope, sites: readonly Site[]): Promise<Written> {
  requireListed(
    'site',
    scope.siteIds,
    sites.map(({ id }) => id),
  );
  return bulkUpsert(
    transaction,
    site,
    sites.map((item) => ({ ...item, tenantId: scope.tenantId })),
  );
}

/** The sites that the scope sees, by id. */
export function listSites(transaction: Transaction, scope: Scope): Promise<Site[]> {
  const { id, name, timeZone, country } = site;
  return transaction
    .select({ id, name, timeZone, country })
    .from(site)
    .where(ofTenant(scope, site.tenantId, siteSeen(scope, id)))
    .orderBy(asc(id));
}
