import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { LocalDay, Queue, Scope, ServiceLevelPolicy } from '../../core/index.ts';
import { addWritten, bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireListed } from '../require-seen.ts';
import { queue, queueSetting } from '../schema/organisation.ts';
import { ofTenant, queueSeen } from '../scope-filter.ts';

/** What counts as good service on a queue from a day on. */
export interface QueueSetting {
  readonly queueId: string;
  readonly validFrom: LocalDay;
  readonly thresholdSeconds: number;
  readonly shortAbandonSeconds: number;
  readonly serviceLevelPolicy: ServiceLevelPolicy;
}

/** Far enough back that every contact comes after it: the day from which a queue's first setting holds. */
export const FIRST_SETTING_DAY: LocalDay = '1970-01-01';

/**
 * Stores queues and their service settings as of a day; equal ones are not touched.
 *
 * @param validFrom first local day of the settings; settings of earlier days stay as they are.
 */
export async function saveQueues(
  transaction: Transaction,
  scope: Scope,
  queues: readonly Queue[],
  validFrom: LocalDay = FIRST_SETTING_DAY,
): Promise<Written> {
  requireListed(
    'site',
    scope.siteIds,
    queues.map(({ siteId }) => siteId),
  );
  requireListed(
    'client',
    scope.clientIds,
    queues.map(({ clientId }) => clientId),
  );
  const { tenantId } = scope;
  const rows = queues.map((item) => ({ ...item, tenantId }));
  const settings = queues.map((item) => ({ ...item, tenantId, queueId: item.id, validFrom }));
  return addWritten([
    await bulkUpsert(transaction, queue, rows),
    await bulkUpsert(transaction, queueSetting, settings),
  ]);
}

/** The queues that the scope sees, by id, with the settings that hold on a day (default: the latest ones). */
export function listQueues(transaction: Transaction, scope: Scope, onDay?: LocalDay): Promise<Queue[]> {
  const { id, name, channel, siteId, clientId, timeZone, intervalMinutes, hoursId } = queue;
  const { serviceLevelPolicy, thresholdSeconds, shortAbandonSeconds } = queueSetting;
  const inForce = sql`${queueSetting.validFrom} = (
    SELECT max(setting.valid_from) FROM ${queueSetting} AS setting WHERE setting.tenant_id = ${queue.tenantId}
    AND setting.queue_id = ${queue.id} AND setting.valid_from <= ${onDay ?? '9999-12-31'})`;
  return transaction
    .select({
      id,
      name,
      channel,
      siteId,
      clientId,
      timeZone,
      intervalMinutes,
      hoursId,
      serviceLevelPolicy,
      thresholdSeconds,
      shortAbandonSeconds,
    })
    .from(queue)
    .innerJoin(
      queueSetting,
      and(eq(queueSetting.tenantId, queue.tenantId), eq(queueSetting.queueId, queue.id), inForce),
    )
    .where(ofTenant(scope, queue.tenantId, queueSeen(scope, queue.id)))
    .orderBy(asc(queue.id));
}

/** Every setting that queues have had up to a day, newest first within a queue. */
export function listQueueSettings(
  transaction: Transaction,
  scope: Scope,
  queueIds: readonly string[],
  upToDay: LocalDay = '9999-12-31',
): Promise<QueueSetting[]> {
  const { queueId, validFrom, thresholdSeconds, shortAbandonSeconds, serviceLevelPolicy } = queueSetting;
  const which = and(inArray(queueId, [...queueIds]), lte(validFrom, upToDay));
  return transaction
    .select({ queueId, validFrom, thresholdSeconds, shortAbandonSeconds, serviceLevelPolicy })
    .from(queueSetting)
    .where(ofTenant(scope, queueSetting.tenantId, which, queueSeen(scope, queueId)))
    .orderBy(asc(queueId), desc(validFrom));
}
