import { randomUUID } from 'node:crypto';
import {
  engineHandlers,
  enqueue,
  isJobKind,
  type JobWorker,
  nightlySchedule,
  type Schedule,
  startWorker,
  vacuumSchedule,
} from '../../jobs/index.ts';
import { type ApiServer, buildServer, type JobsDoor, listen } from '../api/index.ts';
import { DEFAULT_TENANT, tenantScope } from '../core/index.ts';
import { type Database, inTenant, listSites, listTenants } from '../store/index.ts';
import type { ServiceSettings } from './service-settings.ts';

export interface HttpSettings {
  readonly host: string;
  readonly port: number;
  readonly allowPublic: boolean;
}

/** A running worker, or a running server with a worker: what `stop` ends in order. */
export interface Running {
  readonly url: string | null;
  stop(): Promise<void>;
}

/** Starts the background jobs on an open database: the nightly chain of every site, and whatever is enqueued. */
export async function startJobs(database: Database, settings: ServiceSettings): Promise<JobWorker> {
  return startWorker({
    database,
    handlers: engineHandlers(settings.inbox),
    schedules: () => schedulesOf(database, settings.nightly),
    clock: settings.now,
    onError: settings.onError,
    ...(settings.redisUrl === null ? {} : { redisUrl: settings.redisUrl }),
  });
}

/** Starts the HTTP service with its jobs in the same process. `stop` ends requests, then jobs. */
export async function startService(
  database: Database,
  settings: ServiceSettings,
  http: HttpSettings,
): Promise<Running> {
  const worker = await startJobs(database, settings);
  try {
    const server = buildServer(
      { database, scope: tenantScope(DEFAULT_TENANT), now: settings.now },
      jobsDoor(database, worker, settings.now),
      { allowPublic: http.allowPublic },
    );
    const url = await listen(server, http);
    return { url, stop: () => stopAll(server, worker) };
  } catch (error) {
    await worker.stop();
    throw error;
  }
}

async function stopAll(server: ApiServer, worker: JobWorker): Promise<void> {
  await server.close();
  await worker.stop();
}

function jobsDoor(database: Database, worker: JobWorker, now: () => number): JobsDoor {
  const scope = tenantScope(DEFAULT_TENANT);
  return {
    enqueue: async (kind, payload, idempotencyKey) => {
      if (!isJobKind(kind)) throw new RangeError(`There is no job kind ${kind as string}.`);
      const { job } = await inTenant(database, scope.tenantId, (transaction) =>
        enqueue(transaction, scope, { kind, payload, idempotencyKey: idempotencyKey ?? randomUUID() }, now()),
      );
      worker.kick();
      return { id: job.id };
    },
  };
}

/** A nightly run for each site of each tenant, and the vacuum that the embedded database needs. */
async function schedulesOf(database: Database, nightly: boolean): Promise<Schedule[]> {
  const tenants = await listTenants(database);
  const schedules: Schedule[] = [];
  for (const { id: tenantId } of nightly ? tenants : []) {
    const sites = await inTenant(database, tenantId, (transaction) =>
      listSites(transaction, tenantScope(tenantId)),
    );
    for (const { id: siteId, timeZone } of sites)
      schedules.push(nightlySchedule({ tenantId, siteId, timeZone }));
  }
  const [first] = tenants;
  if (first !== undefined && database.kind === 'embedded') schedules.push(vacuumSchedule(first.id));
  return schedules;
}
