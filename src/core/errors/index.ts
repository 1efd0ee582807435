import { apiErrors } from './api.ts';
import { calendarErrors } from './calendar.ts';
import { erlangErrors } from './erlang.ts';
import { financeErrors } from './finance.ts';
import { forecastErrors } from './forecast.ts';
import { generalErrors } from './general.ts';
import { intakeErrors } from './intake.ts';
import { jobsErrors } from './jobs.ts';
import { kpiErrors } from './kpi.ts';
import type { ErrorRow } from './row.ts';
import { simulationErrors } from './simulation.ts';
import { staffingErrors } from './staffing.ts';
import { storeErrors } from './store.ts';

/** Every error code Agner can name, one table; docs/errors.md is kept equal to it by a test. */
export const ERROR_TABLE = {
  ...generalErrors,
  ...calendarErrors,
  ...intakeErrors,
  ...forecastErrors,
  ...erlangErrors,
  ...simulationErrors,
  ...staffingErrors,
  ...kpiErrors,
  ...financeErrors,
  ...storeErrors,
  ...jobsErrors,
  ...apiErrors,
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERROR_TABLE;
