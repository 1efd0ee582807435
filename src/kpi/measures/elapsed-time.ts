import { type OpeningHours, openSpans } from '../../calendar/index.ts';
import type { Interval } from '../../core/index.ts';
import { type Rational, rational } from '../../math/index.ts';

/**
 * The calendars that a case passed through, ascending, each valid until the next begins. Null hours are round the
 * clock. Time is summed over all of them (not judged by the last one alone), and there is no longest time.
 */
export type CaseClock = readonly { readonly fromMs: number; readonly hours: OpeningHours | null }[];

/** The clock on the wall: every second counts, on days of 23 and 25 hours too. */
export const CALENDAR_CLOCK: CaseClock = [{ fromMs: Number.NEGATIVE_INFINITY, hours: null }];

/** A business clock of one calendar. */
export function businessClock(hours: OpeningHours): CaseClock {
  return [{ fromMs: Number.NEGATIVE_INFINITY, hours }];
}

/** Milliseconds that the clock counts between two instants; 0 for a reversed span. */
export function elapsedMs(clock: CaseClock, { fromMs, toMs }: Interval): number {
  let total = 0;
  for (const [index, spell] of clock.entries()) {
    const start = Math.max(fromMs, spell.fromMs);
    const end = Math.min(toMs, clock[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY);
    if (end <= start) continue;
    if (spell.hours === null) total += end - start;
    else for (const open of openSpans(spell.hours, start, end)) total += open.toMs - open.fromMs;
  }
  return total;
}

/** The same in seconds, exact. */
export function elapsedSeconds(clock: CaseClock, span: Interval): Rational {
  return secondsOf(elapsedMs(clock, span));
}

export function secondsOf(ms: number): Rational {
  return rational(BigInt(ms), 1000n);
}
