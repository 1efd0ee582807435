import { type Interval, overlapSeconds } from '../core/index.ts';
import type { OpeningHours } from './hours-schema.ts';
import { dayText, MS_PER_DAY, MS_PER_MINUTE, weekdayOf } from './local-day.ts';
import { clockMinute } from './opening-hours.ts';
import { earliestMs, latestMs, type Zone, zone } from './zone.ts';

/** Windows by weekday (index 1 to 7) and by day number, as minutes since local midnight, joined and ascending. */
interface WeekClock {
  readonly zone: Zone;
  readonly weekly: readonly MinuteWindow[][];
  readonly special: ReadonlyMap<string, MinuteWindow[]>;
}
type MinuteWindow = readonly [from: number, to: number];

const clocks = new WeakMap<OpeningHours, WeekClock>();

/**
 * The spans in which hours are open within `[fromMs, toMs)`, ascending, joined where they touch. A window that begins
 * at a time the clocks skip begins at the jump; one that ends at a repeated time ends at the second occurrence.
 */
export function openSpans(hours: OpeningHours, fromMs: number, toMs: number): Interval[] {
  const clock = weekClock(hours);
  const spans: Interval[] = [];
  if (!(toMs > fromMs)) return spans;
  const lastDay = clock.zone.localDayOf(toMs - 1);
  for (let day = clock.zone.localDayOf(fromMs); day <= lastDay; day++) {
    for (const span of spansOfDay(clock, day)) {
      const clipped = { fromMs: Math.max(span.fromMs, fromMs), toMs: Math.min(span.toMs, toMs) };
      if (clipped.toMs <= clipped.fromMs) continue;
      const last = spans[spans.length - 1];
      if (last !== undefined && last.toMs >= clipped.fromMs) {
        spans[spans.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, clipped.toMs) };
      } else {
        spans.push(clipped);
      }
    }
  }
  return spans;
}

/** Is the instant inside opening hours? Null hours are round the clock. */
export function isOpenAt(hours: OpeningHours | null, ms: number): boolean {
  if (hours === null) return true;
  const clock = weekClock(hours);
  return spansOfDay(clock, clock.zone.localDayOf(ms)).some((span) => span.fromMs <= ms && ms < span.toMs);
}

/** Share of an interval inside opening hours, 0 to 1; null for an empty interval. Null hours are round the clock. */
export function openFraction(hours: OpeningHours | null, interval: Interval): number | null {
  const seconds = (interval.toMs - interval.fromMs) / 1000;
  if (!(seconds > 0)) return null;
  if (hours === null) return 1;
  const open = openSpans(hours, interval.fromMs, interval.toMs);
  return open.reduce((total, span) => total + overlapSeconds(span, interval), 0) / seconds;
}

function spansOfDay(clock: WeekClock, day: number): Interval[] {
  const windows = clock.special.get(dayText(day)) ?? (clock.weekly[weekdayOf(day)] as MinuteWindow[]);
  const spans: Interval[] = [];
  for (const [from, to] of windows) {
    // Whole days are bounded by the day itself, so that midnights that are skipped or repeated leave no gap.
    const fromMs = from === 0 ? clock.zone.startOfDayMs(day) : earliestMs(instant(clock, day, from));
    const toMs = to === 1440 ? clock.zone.startOfDayMs(day + 1) : latestMs(instant(clock, day, to));
    if (toMs > fromMs) spans.push({ fromMs, toMs });
  }
  return spans;
}

function instant(clock: WeekClock, day: number, minute: number) {
  return clock.zone.toInstant(day * MS_PER_DAY + minute * MS_PER_MINUTE);
}

function weekClock(hours: OpeningHours): WeekClock {
  const known = clocks.get(hours);
  if (known !== undefined) return known;
  const weekly = [0, 1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    joinedWindows(hours.weekly[String(weekday) as keyof OpeningHours['weekly']] ?? []),
  );
  const special = new Map<string, MinuteWindow[]>();
  for (const day of hours.holidays ?? []) special.set(day, []);
  for (const { date, windows } of hours.exceptions ?? []) special.set(date, joinedWindows(windows));
  const made = { zone: zone(hours.tz), weekly, special };
  clocks.set(hours, made);
  return made;
}

function joinedWindows(windows: readonly (readonly [string, string])[]): MinuteWindow[] {
  const ascending = windows
    .map(([from, to]): MinuteWindow => [clockMinute(from) ?? 0, clockMinute(to) ?? 0])
    .sort((a, b) => a[0] - b[0]);
  const joined: MinuteWindow[] = [];
  for (const [from, to] of ascending) {
    const last = joined[joined.length - 1];
    if (last !== undefined && from <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    else joined.push([from, to]);
  }
  return joined;
}
