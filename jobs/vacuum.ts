import { vacuum as vacuumDatabase } from '../src/store/index.ts';
import type { JobHandler } from './handler.ts';
import type { Schedule } from './scheduler.ts';

/** The handler that does what the embedded database has no autovacuum for. On a server there is nothing to do. */
export const vacuum: JobHandler = async ({ database, progress }) => {
  progress(0, 'vacuuming');
  await vacuumDatabase(database);
  return null;
};

/** Vacuums once a day, when the night's chains are over. One tenant's schedule serves the whole database. */
export function vacuumSchedule(tenantId: string): Schedule {
  return {
    tenantId,
    name: 'vacuum',
    at: '04:30',
    timeZone: 'UTC',
    job: () => ({ kind: 'vacuum', payload: {} }),
  };
}
