import { type AgentDay, type IntervalActual, MoneyDecimal } from '../core/index.ts';
import { monthSpan } from './months.ts';
import { QUEUES } from './queues.ts';
import { COST_MONTHS } from './span.ts';

/** Plain sums of one month: contacts and line seconds by queue, paid and billed seconds by staff group. */
export interface MonthSums {
  readonly month: string;
  readonly handled: Readonly<Record<string, number>>;
  readonly lineSeconds: Readonly<Record<string, number>>;
  readonly paidSeconds: Readonly<Record<string, number>>;
  readonly billedSeconds: Readonly<Record<string, number>>;
}

/** The sums of each month with costs. A queue's month is its own zone's, a group's is that of its local days. */
export function monthSums(actuals: readonly IntervalActual[], days: readonly AgentDay[]): MonthSums[] {
  return COST_MONTHS.map((month) => {
    const handled: Record<string, number> = {};
    const lineSeconds: Record<string, number> = {};
    const paidSeconds: Record<string, number> = {};
    const billedSeconds: Record<string, number> = {};
    const spans = new Map(QUEUES.map((queue) => [queue.id, monthSpan(month, queue.timeZone)]));
    for (const row of actuals) {
      const span = spans.get(row.queueId);
      if (span === undefined || row.startMs < span.fromMs || row.startMs >= span.toMs) continue;
      add(handled, row.queueId, row.handled ?? 0);
      add(lineSeconds, row.queueId, (row.waitSecondsAll ?? 0) + (row.handleSeconds ?? 0));
    }
    for (const row of days) {
      if (!row.day.startsWith(month)) continue;
      add(paidSeconds, row.groupId, row.paidSeconds);
      add(billedSeconds, row.groupId, row.billedSeconds);
    }
    return { month, handled, lineSeconds, paidSeconds, billedSeconds };
  });
}

const SECONDS_PER_HOUR = 3600;

/** Seconds as exact hours. */
export function exactHours(seconds: number): InstanceType<typeof MoneyDecimal> {
  return new MoneyDecimal(seconds).dividedBy(SECONDS_PER_HOUR);
}

function add(into: Record<string, number>, key: string, value: number): void {
  into[key] = (into[key] ?? 0) + value;
}
