import { AgnerError, INTERVAL_MINUTES, type Interval, type LocalDay } from '../core/index.ts';
import type { DayGrid, GridDay } from './day-grid.ts';
import type { OpeningHours } from './hours-schema.ts';
import { dayNumberOf, dayText, MS_PER_DAY, MS_PER_MINUTE, weekdayOf } from './local-day.ts';
import { openSpans } from './open-spans.ts';
import { type Zone, zone } from './zone.ts';

export interface DayGridOptions {
  /** IANA zone of the local days. */
  readonly timeZone: string;
  /** 5, 10, 15, 30, 60, or 1440 for one interval per local day. */
  readonly intervalMinutes: number;
  readonly fromDay: LocalDay;
  /** First day after the grid. */
  readonly toDay: LocalDay;
  /** Null or absent: round the clock. */
  readonly hours?: OpeningHours | null;
  /** Stable key of a day's public holiday, or null. */
  readonly holidayOf?: (day: LocalDay) => string | null;
}

/**
 * Cuts consecutive local days into intervals that start on the wall clock's own marks (07:00, 07:30 …), as phone
 * systems report them. A day has 23, 24 or 25 hours of them. Where the clocks move by less than an interval (Lord Howe
 * Island moves 30 minutes), the interval that holds the change is cut there and is shorter: `intervalEndMs` tells its
 * real end. A local day that a zone left out (Apia, 2011-12-30) has no intervals; `toDay` at or before `fromDay` gives
 * an empty grid.
 *
 * @throws AgnerError TIME_ZONE_UNKNOWN, LOCAL_DAY_INVALID or INTERVAL_LENGTH_INVALID.
 */
export function buildDayGrid(options: DayGridOptions): DayGrid {
  const { timeZone, intervalMinutes, hours = null, holidayOf = () => null } = options;
  if (!(INTERVAL_MINUTES as readonly number[]).includes(intervalMinutes)) {
    throw new AgnerError(
      'INTERVAL_LENGTH_INVALID',
      `An interval of ${intervalMinutes} minutes is not one of ${INTERVAL_MINUTES.join(', ')}.`,
      { value: String(intervalMinutes) },
    );
  }
  const clock = zone(timeZone);
  const [fromDay, toDay] = [dayNumberOf(options.fromDay), dayNumberOf(options.toDay)];
  const starts: number[] = [];
  const slots: number[] = [];
  const days: GridDay[] = [];
  for (let dayNumber = fromDay; dayNumber < toDay; dayNumber++) {
    const day = dayText(dayNumber);
    const startMs = clock.startOfDayMs(dayNumber);
    const first = starts.length;
    cutDay(clock, intervalMinutes * MS_PER_MINUTE, startMs, clock.startOfDayMs(dayNumber + 1), starts, slots);
    days.push({
      day,
      dayNumber,
      weekday: weekdayOf(dayNumber),
      startMs,
      first,
      count: starts.length - first,
      holiday: holidayOf(day),
    });
  }
  const startsMs = Float64Array.from(starts);
  const endMs = fromDay < toDay ? clock.startOfDayMs(toDay) : 0;
  return {
    timeZone,
    intervalMinutes,
    days,
    startsMs,
    slot: Uint16Array.from(slots),
    slotsPerDay: MS_PER_DAY / MS_PER_MINUTE / intervalMinutes,
    open: openMask(startsMs, endMs, hours),
  };
}

/** Where interval `index` of a grid ends: the next start, or the end of the last local day. */
export function intervalEndMs(grid: DayGrid, index: number): number {
  const next = grid.startsMs[index + 1];
  if (next !== undefined) return next;
  const last = grid.days[grid.days.length - 1];
  if (last === undefined || index !== grid.startsMs.length - 1) {
    throw new RangeError(`The grid has ${grid.startsMs.length} intervals; there is no interval ${index}.`);
  }
  return zone(grid.timeZone).startOfDayMs(last.dayNumber + 1);
}

/** Appends the interval starts of one local day and their wall-clock slots. */
function cutDay(
  clock: Zone,
  stepMs: number,
  fromMs: number,
  toMs: number,
  starts: number[],
  slots: number[],
): void {
  if (stepMs === MS_PER_DAY) {
    if (toMs > fromMs) {
      starts.push(fromMs);
      slots.push(0);
    }
    return;
  }
  const changes = clock.transitionsMs(fromMs + 1, toMs);
  let at = fromMs;
  while (at < toMs) {
    const localMs = clock.toLocalMs(at);
    const sinceMark = localMs % stepMs;
    starts.push(at);
    slots.push(Math.floor((localMs % MS_PER_DAY) / stepMs));
    const mark = at + stepMs - sinceMark;
    at = Math.min(mark, toMs, ...changes.filter((ms) => ms > at));
  }
}

/** 1 where any part of the interval is open: one sweep over spans and intervals, both ascending. */
function openMask(startsMs: Float64Array, endMs: number, hours: OpeningHours | null): Uint8Array {
  const mask = new Uint8Array(startsMs.length);
  if (hours === null || startsMs.length === 0) return mask.fill(1);
  const spans: Interval[] = openSpans(hours, startsMs[0] as number, endMs);
  let next = 0;
  for (let i = 0; i < mask.length; i++) {
    const from = startsMs[i] as number;
    const to = startsMs[i + 1] ?? endMs;
    while (next < spans.length && (spans[next] as Interval).toMs <= from) next++;
    const span = spans[next];
    if (span !== undefined && span.fromMs < to) mask[i] = 1;
  }
  return mask;
}
