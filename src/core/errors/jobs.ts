import type { ErrorRow } from './row.ts';

/** Errors of the jobs room. */
export const jobsErrors = {
  JOB_HANDLERS_INCOMPLETE: {
    status: 500,
    title: 'The table of job handlers does not name every kind of job exactly once',
    next: 'Add a handler for each missing kind to the handlers table, and remove the unknown ones.',
  },
  JOB_PAYLOAD_INVALID: {
    status: 422,
    title: 'The payload of a job is not what its kind needs',
    next: 'Correct the named field and enqueue the job again; docs/jobs.md lists the payload of each kind.',
  },
  JOB_SUPERSEDED: {
    status: 409,
    title: 'An attempt wanted to write after its job had been given to another attempt or ended',
    next: 'Nothing: the attempt that now holds the job writes the result. Give long handlers a longer lease if this repeats.',
  },
  JOB_WORKER_LOST: {
    status: 503,
    title: 'The worker that ran a job stopped answering',
    next: 'The job is tried again by itself; if it is dead, look for a worker that was killed or ran out of memory, then retry the job.',
  },
  JOB_STOPPED: {
    status: 503,
    title: 'A job was interrupted because its worker shut down',
    next: 'Nothing: the job goes back to the queue and another worker takes it.',
  },
  SCHEDULE_INVALID: {
    status: 422,
    title: 'A schedule is not a time of day in a known time zone',
    next: 'Write the time as HH:MM (00:00 to 23:59) and an IANA time zone such as Europe/Paris.',
  },
} as const satisfies Record<string, ErrorRow>;
