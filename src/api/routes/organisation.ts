import { Type } from 'typebox';
import { CHANNELS, SERVICE_LEVEL_POLICIES } from '../../core/index.ts';
import { listQueues, listSites, listStaffGroups } from '../../store/index.ts';
import type { Routes } from '../api-server.ts';
import { problems } from '../problem/problem-schema.ts';
import { choice, closed, Id, itemsOf } from '../schema/common.ts';
import { nullable } from '../schema/nullable.ts';

const QueueItem = closed({
  id: Id,
  name: Type.String(),
  channel: choice(CHANNELS),
  siteId: Id,
  clientId: nullable(Id),
  timeZone: Type.String(),
  intervalMinutes: Type.Integer(),
  hoursId: nullable(Id),
  serviceLevelPolicy: choice(SERVICE_LEVEL_POLICIES),
  thresholdSeconds: Type.Number(),
  shortAbandonSeconds: Type.Number(),
});

const SiteItem = closed({ id: Id, name: Type.String(), timeZone: Type.String(), country: Type.String() });

const StaffGroupItem = closed({
  id: Id,
  name: Type.String(),
  siteId: Id,
  vendorId: nullable(Id),
  queueIds: Type.Array(Id),
  costPerHour: closed({ amount: Type.String(), currency: Type.String() }),
  paidHoursPerFtePerWeek: Type.Number(),
});

/** Who there is: demand (queues), places (sites) and supply (staff groups). */
export const organisationRoutes: Routes = (server, { world, read }) => {
  const { scope } = world;
  const list = (operationId: string, summary: string) => ({
    operationId,
    tags: ['organisation'],
    summary,
  });

  server.get(
    '/queues',
    {
      schema: { ...list('listQueues', 'Queues, by id'), response: { 200: itemsOf(QueueItem), ...problems } },
    },
    async () => ({ items: await read((transaction) => listQueues(transaction, scope)) }),
  );

  server.get(
    '/sites',
    { schema: { ...list('listSites', 'Sites, by id'), response: { 200: itemsOf(SiteItem), ...problems } } },
    async () => ({ items: await read((transaction) => listSites(transaction, scope)) }),
  );

  server.get(
    '/staff-groups',
    {
      schema: {
        ...list('listStaffGroups', 'Staff groups, by id'),
        response: { 200: itemsOf(StaffGroupItem), ...problems },
      },
    },
    async () => {
      const groups = await read((transaction) => listStaffGroups(transaction, scope));
      return { items: groups.map((group) => ({ ...group, queueIds: [...group.queueIds] })) };
    },
  );
};
