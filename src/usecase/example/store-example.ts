import { DEFAULT_TENANT, type Scope, type StaffGroup, tenantScope } from '../../core/index.ts';
import { type ExampleOrganisation, exampleOrganisation } from '../../example/index.ts';
import {
  inTenant,
  saveClients,
  saveOpeningHours,
  saveQueues,
  saveSites,
  saveStaffGroups,
  saveTenant,
  saveVendors,
} from '../../store/index.ts';
import type { World } from '../world.ts';

/** The one tenant of the embedded default. */
export const EXAMPLE_SCOPE: Scope = tenantScope(DEFAULT_TENANT);

/** Stores who there is in the example: sites, vendors, queues, staff groups, hours. Storing it again changes nothing. */
export async function storeExampleOrganisation(world: World): Promise<ExampleOrganisation> {
  const { database, scope } = world;
  const organisation = exampleOrganisation();
  await inTenant(database, scope.tenantId, async (transaction) => {
    await saveTenant(transaction, scope, 'Example');
    await saveClients(transaction, scope, organisation.clients);
    await saveSites(transaction, scope, organisation.sites);
    await saveVendors(transaction, scope, organisation.vendors);
    await saveOpeningHours(
      transaction,
      scope,
      Object.entries(organisation.openingHours).map(([id, document]) => ({ id, document })),
    );
    await saveQueues(transaction, scope, organisation.queues);
    await saveStaffGroups(transaction, scope, organisation.staffGroups as readonly StaffGroup[]);
  });
  return organisation;
}
