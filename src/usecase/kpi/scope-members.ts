import type { KpiScopeKind } from '../../store/index.ts';
import { groupsOfQueue, type KpiOrganisation } from './kpi-organisation.ts';

/** What a figure is made for, with the queues and staff groups whose work is in it. */
export interface ScopeMembers {
  readonly kind: KpiScopeKind;
  readonly id: string;
  /** Queues whose contacts count. */
  readonly queueIds: readonly string[];
  /** Staff groups whose time counts. */
  readonly groupIds: readonly string[];
}

/**
 * Every scope with its members. A site has its queues and its groups. A vendor has its groups, and the queues that it
 * alone serves: how a contact of a shared queue fared is not one vendor's doing. A queue has the time of its groups only
 * where each of them serves nothing else.
 */
export function allScopes(organisation: KpiOrganisation): ScopeMembers[] {
  const { queues, groups, sites, vendors, tenantId } = organisation;
  const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
  return [
    ...queueScopes(organisation),
    ...groups.map(({ id }) => ({ kind: 'group' as const, id, queueIds: [], groupIds: [id] })),
    ...sites.map(({ id }) => ({
      kind: 'site' as const,
      id,
      queueIds: ids(queues.filter((queue) => queue.siteId === id)),
      groupIds: ids(groups.filter((group) => group.siteId === id)),
    })),
    ...vendors.map(({ id }) => ({
      kind: 'vendor' as const,
      id,
      queueIds: ids(queues.filter((queue) => isServedOnlyBy(organisation, queue.id, id))),
      groupIds: ids(groups.filter((group) => group.vendorId === id)),
    })),
    { kind: 'tenant' as const, id: tenantId, queueIds: ids(queues), groupIds: ids(groups) },
  ];
}

/** The scopes of queues alone. */
export function queueScopes(organisation: KpiOrganisation): ScopeMembers[] {
  return organisation.queues.map(({ id }) => {
    const serving = groupsOfQueue(organisation, id);
    const isAlone = serving.every((group) => group.queueIds.length === 1);
    return {
      kind: 'queue' as const,
      id,
      queueIds: [id],
      groupIds: isAlone ? serving.map((group) => group.id) : [],
    };
  });
}

function isServedOnlyBy(organisation: KpiOrganisation, queueId: string, vendorId: string): boolean {
  const serving = groupsOfQueue(organisation, queueId);
  return serving.length > 0 && serving.every((group) => group.vendorId === vendorId);
}
