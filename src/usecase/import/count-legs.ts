import { zone } from '../../calendar/index.ts';
import { intervalActualsFromLegs } from '../../kpi/index.ts';
import { inTenant, listContactLegs, upsertIntervalActuals } from '../../store/index.ts';
import { dayOfQueues, intervalStart } from '../queue-clock.ts';
import { pause, type World } from '../world.ts';
import { readOrganisation } from './organisation.ts';

/** Local days counted in one transaction: enough to be quick, few enough to hold the legs of a busy queue. */
const DAYS_AT_ONCE = 7;

/**
 * Counts stored legs into interval actuals, whole local days at a time: legs outrank interval imports, and a day of
 * which one leg came late is counted anew from all its legs.
 *
 * @param spans by queue, the span that legs were stored for.
 */
export async function countLegs(
  world: World,
  importId: string,
  spans: ReadonlyMap<string, { readonly fromMs: number; readonly toMs: number }>,
): Promise<void> {
  const { database, scope } = world;
  const { queues } = await readOrganisation(world);
  for (const queue of queues) {
    const span = spans.get(queue.id);
    if (span === undefined) continue;
    const clock = zone(queue.timeZone);
    const lastDay = clock.localDayOf(span.toMs - 1);
    for (let day = clock.localDayOf(span.fromMs); day <= lastDay; day += DAYS_AT_ONCE) {
      const fromMs = clock.startOfDayMs(day);
      const toMs = clock.startOfDayMs(Math.min(day + DAYS_AT_ONCE, lastDay + 1));
      await inTenant(database, scope.tenantId, async (transaction) => {
        const legs = await listContactLegs(transaction, scope, { queueIds: [queue.id], fromMs, toMs });
        const actuals = intervalActualsFromLegs(queue.id, legs, {
          intervalMinutes: queue.intervalMinutes,
          thresholdSeconds: queue.thresholdSeconds,
          shortAbandonSeconds: queue.shortAbandonSeconds,
          startOf: (ms) => intervalStart(clock, queue.intervalMinutes, ms),
        });
        await upsertIntervalActuals(transaction, scope, actuals, {
          importId,
          source: 'legs',
          nowMs: world.now(),
          dayOf: dayOfQueues(queues),
        });
      });
      await pause(world);
    }
  }
}
