import type { JobHandler } from './handler.ts';
import type { Schedule } from './scheduler.ts';

/**
 * The handler that frees the space of dead rows and renews the planner's figures. The embedded database has no
 * autovacuum, so without it the data folder grows with every night's replaced rows; on a server it does no harm.
 */
export const vacuum: JobHandler = async ({ database, progress }) => {
  progress(0, 'vacuuming');
  // Outside a transaction, as PostgreSQL demands.
  await database.pool.query('VACUUM (ANALYZE)');
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
