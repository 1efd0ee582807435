import { type LocalDay, tenantScope } from '../src/core/index.ts';
import { type Database, inTenant } from '../src/store/index.ts';
import { enqueue, type NewJobRequest } from './enqueue.ts';
import { type Repeating, repeat } from './repeat.ts';
import { type DailyTime, latestOccurrence } from './schedule.ts';

/** Something to enqueue every day at a time of a place. */
export interface Schedule extends DailyTime {
  readonly tenantId: string;
  /** Names the schedule inside its tenant; with the local day it is the idempotency key of the job. */
  readonly name: string;
  readonly job: (day: LocalDay) => NewJobRequest;
}

export interface SchedulerSettings {
  readonly database: Database;
  readonly schedules: () => Promise<readonly Schedule[]>;
  readonly now: () => number;
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
  /** Called when a job was stored. */
  readonly enqueued: () => void;
}

/**
 * Enqueues what has come due. Any number of processes may run a scheduler: the key of schedule and local day lets one
 * job through. After a pause the latest missed turn is caught up on, once. A schedule that cannot be read is reported
 * and the others go on.
 */
export function startScheduler(settings: SchedulerSettings): Repeating {
  const { onError } = settings;
  /** The last day that this process has seen stored, so that a turn with nothing due asks the database nothing. */
  const stored = new Map<string, LocalDay>();
  return repeat(
    async () => {
      for (const schedule of await settings.schedules()) await enqueueDue(schedule).catch(onError);
    },
    settings.everyMs,
    onError,
  );

  async function enqueueDue(schedule: Schedule): Promise<void> {
    const { tenantId, name } = schedule;
    const nowMs = settings.now();
    const { day } = latestOccurrence(schedule, nowMs);
    const seen = `${tenantId}/${name}`;
    if (stored.get(seen) === day) return;
    const request = { ...schedule.job(day), idempotencyKey: `${name}/${day}` };
    const { inserted } = await inTenant(settings.database, tenantId, (transaction) =>
      enqueue(transaction, tenantScope(tenantId), request, nowMs),
    );
    stored.set(seen, day);
    if (inserted) settings.enqueued();
  }
}
