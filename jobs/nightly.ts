import type { ChainStep, NewJobRequest } from './enqueue.ts';
import type { JobHandler } from './handler.ts';
import type { JobKind } from './job-kind.ts';
import type { JobPayload } from './payload.ts';
import type { Schedule } from './scheduler.ts';

/** What the night does, in order: each step works on what the one before it stored. */
export const NIGHTLY_STEPS = [
  'import',
  'forecast',
  'plan',
  'accuracy',
  'kpi',
] as const satisfies readonly JobKind[];

/** The nightly job of one site: a head that is seen in the list of jobs, and its chain. All steps get the payload. */
export function nightlyJob(payload: JobPayload): NewJobRequest {
  const chain: ChainStep[] = NIGHTLY_STEPS.map((kind) => ({ kind, payload }));
  return { kind: 'nightly', payload, chain };
}

/** The handler of the head: there is nothing to do but to let the chain begin. */
export const startNight: JobHandler = async ({ payload }) => ({ ...payload, steps: NIGHTLY_STEPS });

/** The nightly schedule of one site, at a time of its own wall clock. */
export function nightlySchedule(site: {
  readonly tenantId: string;
  readonly siteId: string;
  readonly timeZone: string;
  /** `HH:MM`; default 02:00. */
  readonly at?: string;
}): Schedule {
  return {
    tenantId: site.tenantId,
    name: `nightly/${site.siteId}`,
    at: site.at ?? '02:00',
    timeZone: site.timeZone,
    job: (day) => nightlyJob({ siteId: site.siteId, day }),
  };
}
