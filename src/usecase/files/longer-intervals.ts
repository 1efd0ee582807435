import type { Zone } from '../../calendar/index.ts';
import { AgnerError, type IntervalActual } from '../../core/index.ts';
import { groupByQueue } from './group-by-queue.ts';

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

const ADDED = [
  'offered',
  'abandoned',
  'abandonedShort',
  'handledWithin',
  'abandonedWithin',
  'flowOut',
  'waitSecondsHandled',
  'waitSecondsAll',
] as const satisfies readonly (keyof IntervalActual)[];

/**
 * Adds actuals up to longer intervals on local marks; 1440 minutes are a local day, whatever its length. A sum is made
 * of the parts there are, and is a hole only where all of them are.
 *
 * Handle time has to stay a mean over the contacts it belongs to: where some part has handle seconds, `handled` counts
 * the contacts of the parts that do.
 *
 * @param actuals of one interval length, in any order. @returns them as they are where they have that length already.
 * @throws AgnerError INTERVAL_LENGTH_MISMATCH when the length is not a multiple of the actuals' own.
 */
export function longerIntervals(
  actuals: readonly IntervalActual[],
  minutes: number,
  clock: Zone,
): readonly IntervalActual[] {
  const own = actuals[0]?.minutes ?? minutes;
  if (own === minutes) return actuals;
  if (minutes % own !== 0) {
    throw new AgnerError(
      'INTERVAL_LENGTH_MISMATCH',
      `Intervals of ${minutes} minutes were asked for, but the file has intervals of ${own} minutes.`,
      { field: 'interval', value: String(minutes) },
    );
  }
  return [...groupByQueue(actuals)].flatMap(([queueId, ofQueue]) => {
    const groups = new Map<number, IntervalActual[]>();
    for (const actual of ofQueue) {
      const startMs = startOfLonger(actual.startMs, minutes, clock);
      const group = groups.get(startMs);
      if (group === undefined) groups.set(startMs, [actual]);
      else group.push(actual);
    }
    return [...groups].map(([startMs, parts]) => addUp(queueId, startMs, minutes, parts));
  });
}

function startOfLonger(startMs: number, minutes: number, clock: Zone): number {
  if (minutes === MINUTES_PER_DAY) return clock.startOfDayMs(clock.localDayOf(startMs));
  return startMs - (clock.toLocalMs(startMs) % (minutes * MS_PER_MINUTE));
}

function addUp(
  queueId: string,
  startMs: number,
  minutes: number,
  parts: readonly IntervalActual[],
): IntervalActual {
  const added = Object.fromEntries(
    ADDED.map((name) => [name, total(parts.map((part) => part[name]))]),
  ) as Record<(typeof ADDED)[number], number | null>;
  const timed = parts.filter((part) => part.handleSeconds !== null && contactsOf(part) !== null);
  const thresholds = new Set(parts.map((part) => part.thresholdSeconds));
  return {
    queueId,
    startMs,
    minutes,
    ...added,
    handled: timed.length === 0 ? total(parts.map((part) => part.handled)) : total(timed.map(contactsOf)),
    handleSeconds: total(timed.map((part) => part.handleSeconds)),
    thresholdSeconds: thresholds.size === 1 ? (parts[0]?.thresholdSeconds ?? null) : null,
  };
}

/** The contacts that handle seconds belong to: the offered ones where a source does not count the handled. */
function contactsOf(part: IntervalActual): number | null {
  return part.handled ?? part.offered;
}

/** The sum of what is known; null where nothing is. */
function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
