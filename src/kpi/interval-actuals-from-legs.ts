import type { ContactLeg, IntervalActual } from '../core/index.ts';

/** How the legs of one queue are cut into intervals and judged. */
export interface LegCounting {
  readonly intervalMinutes: number;
  readonly thresholdSeconds: number;
  readonly shortAbandonSeconds: number;
  /** Start of the interval an instant lies in. */
  readonly startOf: (ms: number) => number;
}

type Counts = { -readonly [name in keyof IntervalActual]: NonNullable<IntervalActual[name]> };

/**
 * Interval actuals of one queue from its legs. A leg counts in the interval it was offered in; a wait of exactly the
 * threshold is within it; excluded legs (tests, machine-made calls) are not counted. Only intervals with a leg appear.
 */
export function intervalActualsFromLegs(
  queueId: string,
  legs: Iterable<ContactLeg>,
  counting: LegCounting,
): IntervalActual[] {
  const intervals = new Map<number, Counts>();
  for (const leg of legs) {
    const startMs = counting.startOf(leg.offeredMs);
    let counts = intervals.get(startMs);
    if (counts === undefined) {
      counts = emptyCounts(queueId, startMs, counting);
      intervals.set(startMs, counts);
    }
    if (!leg.excluded) addLeg(counts, leg, counting);
  }
  return [...intervals.values()].sort((a, b) => a.startMs - b.startMs);
}

function emptyCounts(queueId: string, startMs: number, counting: LegCounting): Counts {
  return {
    queueId,
    startMs,
    minutes: counting.intervalMinutes,
    offered: 0,
    handled: 0,
    abandoned: 0,
    abandonedShort: 0,
    handledWithin: 0,
    abandonedWithin: 0,
    flowOut: 0,
    waitSecondsHandled: 0,
    waitSecondsAll: 0,
    handleSeconds: 0,
    thresholdSeconds: counting.thresholdSeconds,
  };
}

function addLeg(counts: Counts, leg: ContactLeg, counting: LegCounting): void {
  const within = leg.waitSeconds <= counting.thresholdSeconds;
  counts.offered += 1;
  counts.waitSecondsAll += leg.waitSeconds;
  if (leg.outcome === 'answered') {
    counts.handled += 1;
    counts.waitSecondsHandled += leg.waitSeconds;
    counts.handleSeconds += leg.talkSeconds + leg.holdSeconds + leg.afterContactSeconds;
    if (within) counts.handledWithin += 1;
  } else if (leg.outcome === 'abandoned') {
    counts.abandoned += 1;
    if (leg.waitSeconds < counting.shortAbandonSeconds) counts.abandonedShort += 1;
    if (within) counts.abandonedWithin += 1;
  } else if (leg.outcome === 'flow_out') {
    counts.flowOut += 1;
  }
}
