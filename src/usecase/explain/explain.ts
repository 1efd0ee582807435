import { AgnerError, type Explanation, instantText, type Queue } from '../../core/index.ts';
import { explainStaffing } from '../../staffing/index.ts';
import { inTenant, readForecastVersion, readPlanVersion } from '../../store/index.ts';
import { explainReconciliationLine } from '../finance/explain-reconciliation-line.ts';
import { parseReconciliationLineId } from '../finance/reconciliation-line-id.ts';
import { explainKpi } from '../kpi/explain-kpi.ts';
import { parseKpiValueId } from '../kpi/kpi-value-id.ts';
import { planOneQueue, readPlanBasis } from '../plan/plan-queues.ts';
import { readQueueCalendars } from '../queue-calendars.ts';
import type { World } from '../world.ts';
import { explainForecast } from './explain-forecast.ts';
import { type ExplanationId, parseExplanationId } from './explanation-id.ts';

/**
 * Where a stored number came from, step by step down to the rows it was read from. Recomputed from the stored inputs,
 * not stored beside them, so it cannot drift from what the engine does.
 *
 * @param text an id such as `requirement:plan-1a2b:billing:net:2026-10-19T08:00:00Z`.
 * @throws AgnerError EXPLANATION_ID_INVALID or NOT_FOUND.
 */
export async function explain(world: World, text: string): Promise<Explanation> {
  if (text.startsWith('kpi:')) return explainKpi(world, parseKpiValueId(text));
  if (text.startsWith('invoice:')) {
    return explainReconciliationLine(world, parseReconciliationLineId(text));
  }
  const id = parseExplanationId(text);
  return id.kind === 'forecast' ? explainForecastId(world, id) : explainRequirementId(world, id);
}

async function explainForecastId(
  world: World,
  id: ExplanationId & { readonly kind: 'forecast' },
): Promise<Explanation> {
  const { database, scope } = world;
  const { version, calendars } = await inTenant(database, scope.tenantId, async (transaction) => ({
    version: await readForecastVersion(transaction, scope, id.versionId),
    calendars: await readQueueCalendars(world, transaction, [id.queueId]),
  }));
  if (version === null) throw notFound('forecast version', id.versionId);
  return explainForecast(world, version, calendars, calendars.queues[0] as Queue, id.metric, id.startMs);
}

async function explainRequirementId(
  world: World,
  id: ExplanationId & { readonly kind: 'requirement' },
): Promise<Explanation> {
  const { database, scope } = world;
  const planVersion = await inTenant(database, scope.tenantId, (transaction) =>
    readPlanVersion(transaction, scope, id.versionId),
  );
  if (planVersion === null) throw notFound('plan version', id.versionId);
  if (planVersion.forecastVersionId === null) throw notFound('forecast of the plan', id.versionId);
  const basis = await readPlanBasis(world, planVersion.forecastVersionId, planVersion.targets);
  const queue = basis.calendars.queues.find((item) => item.id === id.queueId);
  if (queue === undefined || basis.targets[id.queueId] === undefined) {
    throw notFound('queue in the plan', id.queueId);
  }
  const plan = await planOneQueue(world, basis, queue);
  const index = plan?.grid.startsMs.indexOf(id.startMs) ?? -1;
  if (plan === null || index < 0) throw notFound('interval of the plan', instantText(id.startMs));
  const { version, calendars } = basis;
  const [offered, ahtSeconds] = await Promise.all([
    explainForecast(world, version, calendars, queue, 'offered', id.startMs),
    explainForecast(world, version, calendars, queue, 'ahtSeconds', id.startMs),
  ]);
  return explainStaffing(plan, index, id.column, { offered, ahtSeconds });
}

function notFound(what: string, value: string): AgnerError {
  return new AgnerError('NOT_FOUND', `There is no ${what} "${value}".`, { value });
}
