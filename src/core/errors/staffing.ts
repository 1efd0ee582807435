import type { ErrorRow } from './row.ts';

/** Errors of the staffing room. */
export const staffingErrors = {
  TARGETS_INVALID: {
    status: 422,
    title: 'A staffing target is not written as Agner reads it',
    next: 'Correct the named field of the targets; docs/staffing.md shows each one with its unit.',
  },
  TARGETS_MISSING: {
    status: 422,
    title: 'A queue of the forecast has no targets',
    next: 'Add the queue under `queues:` in the targets, or leave it out of the forecast.',
  },
  SHRINKAGE_INVALID: {
    status: 422,
    title: 'Shrinkage leaves nobody on position, or is not a share',
    next: 'Write each rate as a fraction (0.08 for 8 %); all rates of one day together stay below 1.',
  },
  STAFFING_PROBLEM_INCOMPLETE: {
    status: 422,
    title: 'A staffing problem lacks a number',
    next: 'Give erlangs, or offered with intervalMinutes; ahtSeconds; withinSeconds beside slTarget; and either agents or at least one target.',
  },
  STAFFING_PROBLEM_TWOFOLD: {
    status: 422,
    title: 'A staffing problem gives both agents and targets',
    next: 'Leave agents empty to size, or the targets empty to evaluate.',
  },
  DEADLINE_TOO_SHORT: {
    status: 422,
    title: 'A deadline is shorter than the planning interval',
    next: 'Plan in shorter intervals, or give the queue a service level on a waiting channel.',
  },
  FORECAST_HOLE: {
    status: 422,
    title: 'The forecast has a hole where staff is to be planned',
    next: 'Forecast the interval, or write an explicit 0 for no contacts.',
  },
  FORECAST_AHT_MISSING: {
    status: 422,
    title: 'A queue has contacts to plan for and no handle time',
    next: 'Give the queue `ahtSeconds` in the targets (seconds), or forecast the metric ahtSeconds.',
  },
  INTERVAL_TOO_LONG: {
    status: 422,
    title: 'Staff was to be planned in intervals longer than an hour',
    next: 'Forecast in intervals of 15, 30 or 60 minutes and plan those.',
  },
  QUEUE_NEVER_OPEN: {
    status: 422,
    title: 'Work is forecast for a queue that has no open interval',
    next: 'Correct the opening hours, or the span of the forecast.',
  },
} as const satisfies Record<string, ErrorRow>;
