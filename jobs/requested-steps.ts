import { AgnerError } from '../src/core/index.ts';
import { forecastQueues, planQueues } from '../src/usecase/index.ts';
import type { JobHandler } from './handler.ts';
import { jobWorld } from './job-world.ts';
import { requireNumber, requireText } from './payload.ts';

const DEFAULT_LEVELS = [0.8, 0.95] as const;
const DEFAULT_SEED = 1909;

/** A forecast that somebody asked for: the payload is the request of forecastQueues. It is left as a draft. */
export const forecastRequested: JobHandler = async (context) => {
  const { payload } = context;
  const { versionId, fresh } = await forecastQueues(jobWorld(context), {
    asOfMs: requireNumber('forecast', payload, 'asOfMs'),
    horizonDays: requireNumber('forecast', payload, 'horizonDays'),
    queueIds: queueIdsOf(payload.queueIds) ?? 'all',
    levels: numbersOf(payload.levels) ?? DEFAULT_LEVELS,
    model: typeof payload.model === 'string' ? payload.model : 'auto',
    seed: typeof payload.seed === 'number' ? payload.seed : DEFAULT_SEED,
  });
  return { forecastVersionId: versionId, fresh };
};

/** A plan that somebody asked for: the payload is the request of planQueues. It is left as a draft. */
export const planRequested: JobHandler = async (context) => {
  const { payload } = context;
  const { versionId, fresh, faults } = await planQueues(jobWorld(context), {
    forecastVersionId: requireText('plan', payload, 'forecastVersionId'),
    targets: payload.targets,
    queueIds: queueIdsOf(payload.queueIds),
  });
  return { planVersionId: versionId, fresh, refused: faults.map((found) => found.message) };
};

function queueIdsOf(value: unknown): string[] | null {
  if (value === undefined || value === null || value === 'all') return null;
  if (Array.isArray(value) && value.every((id) => typeof id === 'string')) return value;
  throw invalid('queueIds', 'a list of queue ids', value);
}

function numbersOf(value: unknown): number[] | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value) && value.every((item) => typeof item === 'number')) return value;
  throw invalid('levels', 'a list of shares', value);
}

function invalid(field: string, wanted: string, value: unknown): AgnerError {
  return new AgnerError('JOB_PAYLOAD_INVALID', `The field ${field} of the job is not ${wanted}.`, {
    field,
    value: JSON.stringify(value) ?? '',
  });
}
