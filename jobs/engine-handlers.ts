import type { JobHandler } from './handler.ts';
import type { JobHandlers } from './handlers.ts';
import { importStep } from './import-step.ts';
import { startNight } from './nightly.ts';
import { reconciliationStep } from './reconciliation-step.ts';
import { forecastRequested, planRequested } from './requested-steps.ts';
import { accuracyStep, forecastStep, kpiStep, planStep } from './site-steps.ts';
import { vacuum } from './vacuum.ts';

/**
 * The engine's handlers, one for each kind of job.
 *
 * @param inbox the folder that the import job reads, or null.
 */
export function engineHandlers(inbox: string | null): JobHandlers {
  return {
    import: importStep(inbox),
    forecast: nightlyOr(forecastStep, forecastRequested),
    plan: nightlyOr(planStep, planRequested),
    accuracy: accuracyStep,
    kpi: kpiStep,
    reconciliation: reconciliationStep,
    nightly: startNight,
    vacuum,
  };
}

/** A job of the night names its site; one that somebody asked for carries its request. */
function nightlyOr(nightly: JobHandler, requested: JobHandler): JobHandler {
  return (context) => (context.payload.siteId === undefined ? requested(context) : nightly(context));
}
