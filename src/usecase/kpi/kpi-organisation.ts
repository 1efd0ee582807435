import { type Zone, zone } from '../../calendar/index.ts';
import type { Queue, Site, StaffGroup, Vendor } from '../../core/index.ts';
import {
  type KpiScopeKind,
  listQueueSettings,
  listQueues,
  listSites,
  listStaffGroups,
  listVendors,
  type QueueSetting,
  type Transaction,
} from '../../store/index.ts';
import type { World } from '../world.ts';

/** Who there is: what figures are made for, and whose work is in them. */
export interface KpiOrganisation {
  readonly tenantId: string;
  readonly queues: readonly Queue[];
  readonly groups: readonly StaffGroup[];
  readonly sites: readonly Site[];
  readonly vendors: readonly Vendor[];
  readonly settings: readonly QueueSetting[];
}

export async function readKpiOrganisation(
  transaction: Transaction,
  { scope }: World,
): Promise<KpiOrganisation> {
  const queues = await listQueues(transaction, scope);
  return {
    tenantId: scope.tenantId,
    queues,
    groups: await listStaffGroups(transaction, scope),
    sites: await listSites(transaction, scope),
    vendors: await listVendors(transaction, scope),
    settings: await listQueueSettings(
      transaction,
      scope,
      queues.map(({ id }) => id),
    ),
  };
}

/**
 * The clock that a scope's days are cut by: a queue's own, a site's own, for a staff group that of its site. Vendors and
 * tenants may span zones: their day is the calendar day of each of their queues and groups, filed under its UTC bounds.
 */
export function clockOfScope(organisation: KpiOrganisation, kind: KpiScopeKind, id: string): Zone {
  const siteZone = (siteId: string | undefined): string =>
    organisation.sites.find((site) => site.id === siteId)?.timeZone ?? 'UTC';
  switch (kind) {
    case 'queue':
      return zone(organisation.queues.find((queue) => queue.id === id)?.timeZone ?? 'UTC');
    case 'group':
      return zone(siteZone(organisation.groups.find((group) => group.id === id)?.siteId));
    case 'site':
      return zone(siteZone(id));
    case 'vendor':
    case 'tenant':
      return zone('UTC');
  }
}

/** The groups that serve a queue. */
export function groupsOfQueue(organisation: KpiOrganisation, queueId: string): readonly StaffGroup[] {
  return organisation.groups.filter((group) => group.queueIds.includes(queueId));
}
