import { CLIENTS, SITES, VENDORS } from './cast.ts';
import type { ExampleOrganisation } from './example-data.ts';
import { STAFF_GROUPS } from './groups.ts';
import { OPENING_HOURS } from './opening-hours.ts';
import { QUEUES } from './queues.ts';

/** Clients, sites, vendors, queues, staff groups and opening hours: the same for every seed. */
export function exampleOrganisation(): ExampleOrganisation {
  return {
    clients: CLIENTS,
    sites: SITES,
    vendors: VENDORS,
    queues: QUEUES,
    staffGroups: STAFF_GROUPS,
    openingHours: OPENING_HOURS,
  };
}
