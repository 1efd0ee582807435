import type { ErrorRow } from './row.ts';

/** Errors of the kpi room. */
export const kpiErrors = {
  KPI_UNKNOWN: {
    status: 404,
    title: 'The KPI is not in the catalogue',
    next: 'List the catalogue with `agner kpi list` and use one of its ids or aliases.',
  },
  KPI_POLICY_UNKNOWN: {
    status: 422,
    title: 'The KPI has no such policy',
    next: 'Use one of the policies named in the message, or leave the policy out for the default.',
  },
  KPI_MEASURE_INVALID: {
    status: 422,
    title: 'A measure is not an exact number',
    next: 'Give a finite number or a plain decimal such as 12.5; leave a value out when it was not observed.',
  },
  KPI_SCALE_UNKNOWN: {
    status: 422,
    title: 'A satisfaction scale has no agreed positive and negative answers',
    next: 'Name the lowest positive and the highest negative score of the question.',
  },
  KPI_CASE_INVALID: {
    status: 422,
    title: 'A KPI case is not in the shape that Agner reads',
    next: 'Give each case an id, a kpi, params and an input as in docs/kpis.md.',
  },
  KPI_TARGET_INVALID: {
    status: 422,
    title: 'A target does not fit its direction',
    next: 'Give a target above 0 for higher and lower, or a band with min not above max for range.',
  },
  KPI_MEASURE_NAME_INVALID: {
    status: 422,
    title: 'A measure of a custom KPI has no usable name',
    next: 'Name measures by letters, digits and _, not beginning with a digit, up to 64 characters.',
  },
} as const satisfies Record<string, ErrorRow>;
