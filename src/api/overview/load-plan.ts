import { dayNumberOf, dayText } from '../../calendar/index.ts';
import type { Queue } from '../../core/index.ts';
import type { OverviewPlan } from '../../report/index.ts';
import {
  listPlanVersions,
  listQueues,
  type PlanDay,
  type PlanVersion,
  readPlanDays,
} from '../../store/index.ts';
import type { ApiContext } from '../api-server.ts';
import { found } from '../not-found.ts';
import { storedPlan } from '../series/stored-plan.ts';

/** Days that the page shows at most: longer plans are read through the API. */
const MOST_DAYS = 14;

/**
 * The plan that was published last, or the first draft where none was; null when no plan is stored.
 *
 * @param queueId the queue to show; undefined = the one with the most contacts.
 * @throws AgnerError NOT_FOUND when the plan does not have the queue.
 */
export function loadPlan(
  { world, read }: ApiContext,
  queueId: string | undefined,
): Promise<OverviewPlan | null> {
  const { scope } = world;
  return read(async (transaction) => {
    const [version] = await listPlanVersions(transaction, scope, { limit: 1 });
    if (version === undefined) return null;
    const days = await readPlanDays(transaction, scope, { versionId: version.id, queueIds: 'all' });
    const planned = new Set(days.map((day) => day.queueId));
    const queues = (await listQueues(transaction, scope)).filter((queue) => planned.has(queue.id));
    const shown =
      queueId === undefined ? busiest(queues, days) : queues.find((queue) => queue.id === queueId);
    if (shown === undefined && queueId === undefined) return null;
    return planOf(
      version,
      found(shown, 'queue in the latest plan', queueId ?? '', '/v1/plans'),
      queues,
      days,
    );
  });
}

function busiest(queues: readonly Queue[], days: readonly PlanDay[]): Queue | undefined {
  const contacts = new Map<string, number>();
  for (const { queueId, offered } of days) {
    const known = offered.reduce((total, value) => (Number.isNaN(value) ? total : total + value), 0);
    contacts.set(queueId, (contacts.get(queueId) ?? 0) + known);
  }
  return queues.toSorted((a, b) => (contacts.get(b.id) ?? 0) - (contacts.get(a.id) ?? 0))[0];
}

function planOf(
  version: PlanVersion,
  queue: Queue,
  queues: readonly Queue[],
  days: readonly PlanDay[],
): OverviewPlan {
  const own = days.filter((day) => day.queueId === queue.id) as unknown as [PlanDay, ...PlanDay[]];
  const lastDay = dayText(dayNumberOf(own[0].day) + MOST_DAYS - 1);
  const [first, ...others] = own;
  const { aligned, columns } = storedPlan(version, queue, [
    first,
    ...others.filter(({ day }) => day <= lastDay),
  ]);
  return {
    versionId: version.id,
    publishedMs: version.publishedAt,
    forecastVersionId: version.forecastVersionId,
    queues: queues.map(({ id, name }) => ({ id, name, href: `/?queue=${encodeURIComponent(id)}` })),
    queueId: queue.id,
    timeZone: queue.timeZone,
    columns,
    days: aligned.head.days,
  };
}
