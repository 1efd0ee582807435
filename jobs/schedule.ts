import { dayText, earliestMs, zone } from '../src/calendar/index.ts';
import { AgnerError, type LocalDay } from '../src/core/index.ts';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 1440 * MS_PER_MINUTE;

/** A time of day on the wall clock of a place, every day. */
export interface DailyTime {
  /** `HH:MM`, 00:00 to 23:59. */
  readonly at: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** One turn of a schedule. `day` names it: enqueueing by place and day runs it once however often it is seen due. */
export interface Occurrence {
  readonly day: LocalDay;
  /** UTC epoch ms. */
  readonly dueMs: number;
}

/**
 * The turn of one local day, from the wall clock. A time that the spring change skips (02:30 in Paris) is due when the
 * clocks jump; a time that autumn repeats is due the first time it is shown. Either way there is one turn a day.
 *
 * @throws AgnerError SCHEDULE_INVALID, TIME_ZONE_UNKNOWN.
 */
export function occurrenceOn(daily: DailyTime, dayNumber: number): Occurrence {
  const localMs = dayNumber * MS_PER_DAY + minuteOfDay(daily) * MS_PER_MINUTE;
  return { day: dayText(dayNumber), dueMs: earliestMs(zone(daily.timeZone).toInstant(localMs)) };
}

/** The latest turn at or before an instant. A site that was off at night catches up on this one and no older ones. */
export function latestOccurrence(daily: DailyTime, nowMs: number): Occurrence {
  const today = zone(daily.timeZone).localDayOf(nowMs);
  for (let day = today + 1; ; day--) {
    const found = occurrenceOn(daily, day);
    if (found.dueMs <= nowMs) return found;
  }
}

/** The first turn after an instant. */
export function nextOccurrence(daily: DailyTime, nowMs: number): Occurrence {
  const today = zone(daily.timeZone).localDayOf(nowMs);
  for (let day = today - 1; ; day++) {
    const found = occurrenceOn(daily, day);
    if (found.dueMs > nowMs) return found;
  }
}

function minuteOfDay(daily: DailyTime): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(daily.at);
  if (match === null) {
    throw new AgnerError('SCHEDULE_INVALID', `The schedule time ${daily.at} is not a time of day.`, {
      field: 'at',
      value: daily.at,
    });
  }
  return Number(match[1]) * 60 + Number(match[2]);
}
