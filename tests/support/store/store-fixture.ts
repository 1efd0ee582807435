import type { Queue, Scope, StaffGroup } from '../../../src/core/index.ts';
import { tenantScope } from '../../../src/core/index.ts';
import {
  type Database,
  type DayOf,
  inTenant,
  saveClients,
  saveOpeningHours,
  saveQueues,
  saveSites,
  saveStaffGroups,
  saveTenant,
  saveVendors,
  startRun,
  type Transaction,
} from '../../../src/store/index.ts';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 1_440 * MS_PER_MINUTE;

/** 2026-03-02T00:00Z, a Monday. */
export const START_MS = Date.UTC(2026, 2, 2);
export const START_DAY = '2026-03-02';

/** Half-hour slots of days in UTC: enough for what is not about clock changes. */
export const utcDays: DayOf = (_queueId, startMs) => {
  const start = Math.floor(startMs / MS_PER_DAY) * MS_PER_DAY;
  return {
    day: new Date(start).toISOString().slice(0, 10),
    startMs: start,
    count: 48,
    intervalMinutes: 30,
  };
};

export const slotMs = (slot: number): number => START_MS + slot * 30 * MS_PER_MINUTE;

export const QUEUES: readonly Queue[] = [
  queue('billing', 'paris', 'acme'),
  queue('orders', 'lyon', 'acme'),
  queue('chat', 'lyon', null),
];

function queue(id: string, siteId: string, clientId: string | null): Queue {
  return {
    id,
    name: `Queue ${id}`,
    channel: id === 'chat' ? 'chat' : 'voice',
    siteId,
    clientId,
    timeZone: 'Europe/Paris',
    intervalMinutes: 30,
    hoursId: id === 'billing' ? 'main' : null,
    serviceLevelPolicy: 'offered',
    thresholdSeconds: 20,
    shortAbandonSeconds: 5,
  };
}

export const GROUPS: readonly StaffGroup[] = [
  group('own', 'paris', null, ['billing', 'orders']),
  group('partner', 'lyon', 'v1', ['chat', 'orders']),
];

function group(id: string, siteId: string, vendorId: string | null, queueIds: readonly string[]): StaffGroup {
  return {
    id,
    name: `Group ${id}`,
    siteId,
    vendorId,
    queueIds,
    costPerHour: { amount: '24.50', currency: 'EUR' },
    paidHoursPerFtePerWeek: 35,
  };
}

/** One tenant of a database, with an organisation to hang rows on, and a run. */
export interface Ground {
  readonly scope: Scope;
  /** Runs work as this tenant. */
  readonly run: <Result>(work: (transaction: Transaction) => Promise<Result>) => Promise<Result>;
}

let tenants = 0;

/** Lays out a new tenant: nothing of another test is in it. */
export async function newTenant(database: Database): Promise<Ground> {
  tenants += 1;
  const scope = tenantScope(`tenant-${tenants}`);
  const run: Ground['run'] = (work) => inTenant(database, scope.tenantId, work);
  await run(async (transaction) => {
    await saveTenant(transaction, scope, `Tenant ${tenants}`);
    await saveClients(transaction, scope, [{ id: 'acme', name: 'Acme' }]);
    await saveSites(transaction, scope, [
      { id: 'paris', name: 'Paris', timeZone: 'Europe/Paris', country: 'FR' },
      { id: 'lyon', name: 'Lyon', timeZone: 'Europe/Paris', country: 'FR' },
    ]);
    await saveVendors(transaction, scope, [
      { id: 'v1', name: 'Vendor 1' },
      { id: 'v2', name: 'Vendor 2' },
    ]);
    await saveOpeningHours(transaction, scope, [
      { id: 'main', document: { tz: 'Europe/Paris', weekly: {} } },
    ]);
    await saveQueues(transaction, scope, QUEUES);
    await saveStaffGroups(transaction, scope, GROUPS);
    await startRun(transaction, scope, newRun('run-1'));
  });
  return { scope, run };
}

export function newRun(id: string, parents: readonly string[] = []) {
  return {
    id,
    kind: 'import' as const,
    inputHash: 'abc',
    engineVersion: '0.1.0',
    parameters: { file: 'history.csv' },
    seed: 7,
    parents,
    startedMs: START_MS,
  };
}
