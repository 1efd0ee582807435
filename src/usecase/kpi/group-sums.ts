import { dayNumberOf, type Zone } from '../../calendar/index.ts';
import type { AgentDay, AgentStateSpan, Interval } from '../../core/index.ts';
import { addMeasures, agentStateTime, exactTotal } from '../../kpi/index.ts';
import { rational } from '../../math/index.ts';
import type { DaySumsTable } from './day-sums.ts';
import { clockOfScope, groupsOfQueue, type KpiOrganisation } from './kpi-organisation.ts';

const MS_PER_SECOND = 1000n;

/** A half-open span of day numbers. */
export interface DaySpan {
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * Adds the time of each staff group, day by day of its site: on contacts, ready, paid and billed. A day whose states are
 * not known has no time on contacts, which is not 0; one without agent days has no paid and billed time.
 */
export function addGroupTime(
  table: DaySumsTable,
  organisation: KpiOrganisation,
  days: DaySpan,
  statesOfGroup: ReadonlyMap<string, readonly AgentStateSpan[]>,
  agentDays: readonly AgentDay[],
): void {
  const paid = new Map<string, AgentDay[]>();
  for (const row of agentDays) {
    const key = `${row.groupId} ${dayNumberOf(row.day)}`;
    const rows = paid.get(key);
    if (rows === undefined) paid.set(key, [row]);
    else rows.push(row);
  }
  for (const { id } of organisation.groups) {
    const clock = clockOfScope(organisation, 'group', id);
    const times = agentStateTime(statesOfGroup.get(id) ?? [], dayWindows(clock, days));
    times.forEach(({ handlingMs, availableMs }, index) => {
      const day = days.fromDay + index;
      const rows = paid.get(`${id} ${day}`);
      const observed = handlingMs + availableMs > 0;
      if (!observed && rows === undefined) return;
      addMeasures(table.at(id, day).sums, {
        handlingSeconds: observed ? rational(BigInt(handlingMs), MS_PER_SECOND) : null,
        availableSeconds: observed ? rational(BigInt(availableMs), MS_PER_SECOND) : null,
        paidSeconds: rows === undefined ? null : exactTotal(rows.map((row) => row.paidSeconds)),
        billedSeconds: rows === undefined ? null : exactTotal(rows.map((row) => row.billedSeconds)),
      });
    });
  }
}

/** Adds the time on contacts and ready of queues whose groups serve nothing else, by days of the queue. */
export function addQueueTime(
  table: DaySumsTable,
  organisation: KpiOrganisation,
  days: DaySpan,
  statesOfGroup: ReadonlyMap<string, readonly AgentStateSpan[]>,
): void {
  for (const { id } of organisation.queues) {
    const serving = groupsOfQueue(organisation, id);
    if (serving.some((group) => group.queueIds.length > 1)) continue;
    const spans = serving.flatMap((group) => statesOfGroup.get(group.id) ?? []);
    if (spans.length === 0) continue;
    const windows = dayWindows(clockOfScope(organisation, 'queue', id), days);
    agentStateTime(spans, windows).forEach(({ handlingMs, availableMs }, index) => {
      if (handlingMs + availableMs === 0) return;
      addMeasures(table.at(id, days.fromDay + index).sums, {
        handlingSeconds: rational(BigInt(handlingMs), MS_PER_SECOND),
        availableSeconds: rational(BigInt(availableMs), MS_PER_SECOND),
      });
    });
  }
}

/** The instants of each day of a clock. */
export function dayWindows(clock: Zone, { fromDay, toDay }: DaySpan): Interval[] {
  return Array.from({ length: toDay - fromDay }, (_, index) => ({
    fromMs: clock.startOfDayMs(fromDay + index),
    toMs: clock.startOfDayMs(fromDay + index + 1),
  }));
}
