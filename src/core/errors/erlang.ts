import type { ErrorRow } from './row.ts';

/** Errors of the erlang room. */
export const erlangErrors = {
  QUEUE_INPUT_INVALID: {
    status: 422,
    title: 'A queue was described by a number that cannot be',
    next: 'Correct the named number; erlangs = contacts per hour x AHT in seconds / 3600.',
  },
  QUEUE_TARGET_INVALID: {
    status: 422,
    title: 'A staffing target lies outside what a queue can reach',
    next: 'Write shares as fractions (0.8 for 80 %), below 1 for a service level and above 0 for an ASA or a loss.',
  },
  QUEUE_TARGET_NOT_APPLICABLE: {
    status: 422,
    title: 'A staffing target asks for something the queue model does not have',
    next: 'Drop the target, or name a model that has it; docs/models-queueing.md lists what each one answers.',
  },
  QUEUE_MODEL_UNKNOWN: {
    status: 422,
    title: 'No queue model of this name is available',
    next: 'Use one of the models the message lists.',
  },
} as const satisfies Record<string, ErrorRow>;
