import { money, tenantScope } from '../../src/core/index.ts';
import {
  type Database,
  inTenant,
  saveOpeningHours,
  saveQueues,
  saveSites,
  saveStaffGroups,
  saveTenant,
} from '../../src/store/index.ts';

export const SMALL_SCOPE = tenantScope('small');

/** One site, one voice queue that is open on weekdays from 09:00 to 18:00, and the group that serves it. */
export async function storeSmallOrganisation(database: Database): Promise<void> {
  const day = [['09:00', '18:00']];
  const weekly = { '1': day, '2': day, '3': day, '4': day, '5': day };
  await inTenant(database, SMALL_SCOPE.tenantId, async (transaction) => {
    await saveTenant(transaction, SMALL_SCOPE, 'Small');
    await saveSites(transaction, SMALL_SCOPE, [
      { id: 'lyon', name: 'Lyon', timeZone: 'Europe/Paris', country: 'FR' },
    ]);
    await saveOpeningHours(transaction, SMALL_SCOPE, [
      { id: 'office', document: { tz: 'Europe/Paris', weekly } },
    ]);
    await saveQueues(transaction, SMALL_SCOPE, [
      {
        id: 'billing',
        name: 'Billing & <payments>',
        channel: 'voice',
        siteId: 'lyon',
        clientId: null,
        timeZone: 'Europe/Paris',
        intervalMinutes: 30,
        hoursId: 'office',
        serviceLevelPolicy: 'offered',
        thresholdSeconds: 20,
        shortAbandonSeconds: 5,
      },
    ]);
    await saveStaffGroups(transaction, SMALL_SCOPE, [
      {
        id: 'desk',
        name: 'Desk',
        siteId: 'lyon',
        vendorId: null,
        queueIds: ['billing'],
        costPerHour: money('24.50', 'EUR'),
        paidHoursPerFtePerWeek: 35,
      },
    ]);
  });
}

/** Targets for the queue. */
export const SMALL_TARGETS = {
  defaults: { model: 'erlang-c', sl: { target: 0.8, withinSeconds: 20, policy: 'offered' } },
  queues: {
    billing: {
      channel: 'voice',
      patienceSeconds: 180,
      minAgents: 2,
      hours: 'office',
      shrinkage: [{ name: 'breaks', rate: 0.1, planned: true, paid: true }],
      costPerHour: { amount: '24.50', currency: 'EUR' },
    },
  },
};

/** Interval rows of the queue: weekdays, 09:00 to 18:00 local, from a Monday on; one hole and one explicit zero. */
export function smallHistoryCsv(weeks: number): string {
  const lines = ['queue,start,offered,handled,handleSeconds'];
  for (let week = 0; week < weeks; week++) {
    for (let weekday = 0; weekday < 5; weekday++) {
      for (let slot = 18; slot < 36; slot++) {
        if (week === 0 && weekday === 0 && slot === 20) continue;
        const day = new Date(Date.UTC(2026, 5, 1 + week * 7 + weekday)).toISOString().slice(0, 10);
        const time = `${String(slot >> 1).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;
        const zero = week === 0 && weekday === 0 && slot === 21;
        const offered = zero ? 0 : 20 + 5 * ((slot * 7 + weekday * 3 + week) % 6) - 2 * weekday;
        lines.push(`billing,${day} ${time},${offered},${offered},${offered * (240 + weekday * 10)}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
