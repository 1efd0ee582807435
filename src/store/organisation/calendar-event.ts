import { and, asc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import { type CalendarEvent, contentHash, type Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireQueues, requireWholeTenant } from '../require-seen.ts';
import { calendarEvent } from '../schema/organisation.ts';
import { ofTenant, queueSeen } from '../scope-filter.ts';

/** Stores events; the same file twice changes nothing, a changed effect of the same event is updated. */
export async function saveCalendarEvents(
  transaction: Transaction,
  scope: Scope,
  events: readonly CalendarEvent[],
): Promise<Written> {
  const queueIds = events.map(({ queueId }) => queueId);
  if (queueIds.includes(null)) requireWholeTenant(scope, 'an event of all queues');
  await requireQueues(
    transaction,
    scope,
    queueIds.filter((id) => id !== null),
  );
  return bulkUpsert(
    transaction,
    calendarEvent,
    events.map(({ fromMs, toMs, ...event }) => ({
      ...event,
      tenantId: scope.tenantId,
      id: contentHash([event.queueId, fromMs, toMs, event.type, event.label]),
      fromAt: fromMs,
      toAt: toMs,
    })),
  );
}

/**
 * Events that touch a half-open span, in order of start, and every recurring one, which may touch it in another year.
 * Events of all queues are for everybody.
 */
export async function listCalendarEvents(
  transaction: Transaction,
  scope: Scope,
  span: { readonly fromMs: number; readonly toMs: number },
): Promise<CalendarEvent[]> {
  const { queueId, type, label, effect, value, recurs, fromAt, toAt, id } = calendarEvent;
  const touches = or(eq(recurs, true), and(lt(fromAt, span.toMs), gt(toAt, span.fromMs)));
  const seen = queueSeen(scope, queueId);
  return transaction
    .select({ queueId, fromMs: fromAt, toMs: toAt, type, label, effect, value, recurs })
    .from(calendarEvent)
    .where(ofTenant(scope, calendarEvent.tenantId, touches, seen && or(isNull(queueId), seen)))
    .orderBy(asc(fromAt), asc(id));
}
