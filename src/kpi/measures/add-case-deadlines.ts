import { type OpeningHours, zone } from '../../calendar/index.ts';
import { businessDayOf } from './business-day.ts';
import { type CaseClock, elapsedMs } from './elapsed-time.ts';
import { addMeasures, type MeasureSums } from './measure-sums.ts';

const MS_PER_24_HOURS = 86_400_000;

/** A case and its first response; asOfMs null = everything is over. */
export interface RespondedCase {
  readonly createdMs: number;
  readonly respondedMs: number | null;
  readonly asOfMs: number | null;
}

/**
 * Adds a case to the same-day response. Same business day: answered by the end of the business day of its arrival; one
 * that arrives after closing, or on a day without opening hours, has until the end of the next. Unanswered cases are
 * misses, except while both deadlines are still ahead.
 *
 * @param hours null = not known: only the answers within 24 hours are.
 */
export function addSameDayResponse(
  sums: MeasureSums,
  whole: RespondedCase,
  hours: OpeningHours | null,
): void {
  const { createdMs, respondedMs, asOfMs } = whole;
  const day = hours === null ? null : businessDayOf(hours, createdMs);
  const local = zone(hours?.tz ?? 'UTC');
  const sameDay = respondedMs !== null && day !== null && local.localDayOf(respondedMs) <= day;
  const within24h = respondedMs !== null && respondedMs - createdMs <= MS_PER_24_HOURS;
  const dayOver = asOfMs === null || day === null || asOfMs >= local.startOfDayMs(day + 1);
  const undecided =
    respondedMs === null && !dayOver && asOfMs !== null && asOfMs - createdMs <= MS_PER_24_HOURS;
  addMeasures(sums, {
    casesArrived: undecided ? 0 : 1,
    casesAwaitingTheDay: undecided ? 1 : 0,
    answeredSameBusinessDay: hours === null ? null : sameDay ? 1 : 0,
    answeredWithin24h: within24h ? 1 : 0,
  });
}

/** A case and the time it should be closed in: a due instant, or a number of seconds on the clock. */
export interface DueCase {
  readonly createdMs: number;
  readonly closedMs: number | null;
  readonly due: { readonly atMs: number } | { readonly withinSeconds: number };
}

/** Adds a case to the on-time rate: an open case is a miss once it is late, and undecided before. */
export function addDueCase(sums: MeasureSums, whole: DueCase, asOfMs: number, clock: CaseClock): void {
  if (whole.createdMs > asOfMs) return;
  const closedMs = whole.closedMs !== null && whole.closedMs <= asOfMs ? whole.closedMs : null;
  const onTime = isOnTime(whole, closedMs ?? asOfMs, clock);
  const undecided = closedMs === null && onTime;
  addMeasures(sums, {
    casesOnTime: closedMs !== null && onTime ? 1 : 0,
    casesDecided: undecided ? 0 : 1,
    casesUndecided: undecided ? 1 : 0,
  });
}

function isOnTime({ createdMs, due }: DueCase, endMs: number, clock: CaseClock): boolean {
  if ('atMs' in due) return endMs <= due.atMs;
  return elapsedMs(clock, { fromMs: createdMs, toMs: endMs }) <= due.withinSeconds * 1000;
}
