import {
  type Channel,
  DEFAULT_SERVICE_LEVEL_POLICY,
  money,
  type Queue,
  type StaffGroup,
} from '../../core/index.ts';
import {
  inTenant,
  listQueues,
  listStaffGroups,
  saveQueues,
  saveSites,
  saveStaffGroups,
  saveTenant,
} from '../../store/index.ts';
import type { World } from '../world.ts';

/** The queues and staff groups that exist. */
export interface Organisation {
  readonly queues: readonly Queue[];
  readonly groups: readonly StaffGroup[];
}

/** How queues that a file names and nobody has described are made. */
export interface NewQueueDefaults {
  readonly timeZone: string;
  readonly country: string;
  readonly channel: Channel;
  readonly intervalMinutes: number;
  readonly thresholdSeconds: number;
}

/** Site of queues that an import made. */
export const IMPORTED_SITE = 'imported';
const SHORT_ABANDON_SECONDS = 5;
const FTE_HOURS = 40;

export function readOrganisation(world: World): Promise<Organisation> {
  const { database, scope } = world;
  return inTenant(database, scope.tenantId, async (transaction) => ({
    queues: await listQueues(transaction, scope),
    groups: await listStaffGroups(transaction, scope),
  }));
}

/** Makes queues (and staff groups) that do not exist yet, on a site of their own, and reads the organisation anew. */
export async function createMissing(
  world: World,
  missing: { readonly queueIds: readonly string[]; readonly groupIds: readonly string[] },
  defaults: NewQueueDefaults,
): Promise<Organisation> {
  const { database, scope } = world;
  const { timeZone, country, channel, intervalMinutes, thresholdSeconds } = defaults;
  await inTenant(database, scope.tenantId, async (transaction) => {
    await saveTenant(transaction, scope, scope.tenantId);
    await saveSites(transaction, scope, [{ id: IMPORTED_SITE, name: 'Imported', timeZone, country }]);
    const queues = missing.queueIds.map(
      (id): Queue => ({
        id,
        name: id,
        channel,
        siteId: IMPORTED_SITE,
        clientId: null,
        timeZone,
        intervalMinutes,
        hoursId: null,
        serviceLevelPolicy: DEFAULT_SERVICE_LEVEL_POLICY,
        thresholdSeconds,
        shortAbandonSeconds: SHORT_ABANDON_SECONDS,
      }),
    );
    if (queues.length > 0) await saveQueues(transaction, scope, queues);
    const groups = missing.groupIds.map(
      (id): StaffGroup => ({
        id,
        name: id,
        siteId: IMPORTED_SITE,
        vendorId: null,
        queueIds: [],
        costPerHour: money('0', 'EUR'),
        paidHoursPerFtePerWeek: FTE_HOURS,
      }),
    );
    if (groups.length > 0) await saveStaffGroups(transaction, scope, groups);
  });
  return readOrganisation(world);
}
