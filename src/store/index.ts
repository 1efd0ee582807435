export type { Database, PoolOptions } from './database/database.ts';
export { migrate } from './database/migrate.ts';
export { type DatabaseLocation, type OpenOptions, openDatabase } from './database/open.ts';
export { inTenant, type Transaction } from './database/role.ts';
export * from './history/upsert-interval-actuals.ts';
export * from './job/job.ts';
export * from './job/job-attempt.ts';
