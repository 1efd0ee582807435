import type { IntervalActual, Queue } from '../core/index.ts';

/** The counted part of an IntervalActual, while it is being counted: nothing is unknown to its maker. */
export interface IntervalCounts {
  offered: number;
  handled: number;
  abandoned: number;
  abandonedShort: number;
  handledWithin: number;
  abandonedWithin: number;
  flowOut: number;
  waitSecondsHandled: number;
  waitSecondsAll: number;
  handleSeconds: number;
}

/** Counts that the interval's records are still to be added to. */
export function noCounts(): IntervalCounts {
  return {
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
  };
}

/** The record. Written out field by field: spreading a hundred thousand rows costs more than making them. */
export function intervalActual(queue: Queue, startMs: number, counts: IntervalCounts): IntervalActual {
  return {
    queueId: queue.id,
    startMs,
    minutes: queue.intervalMinutes,
    offered: counts.offered,
    handled: counts.handled,
    abandoned: counts.abandoned,
    abandonedShort: counts.abandonedShort,
    handledWithin: counts.handledWithin,
    abandonedWithin: counts.abandonedWithin,
    flowOut: counts.flowOut,
    waitSecondsHandled: counts.waitSecondsHandled,
    waitSecondsAll: counts.waitSecondsAll,
    handleSeconds: counts.handleSeconds,
    thresholdSeconds: queue.thresholdSeconds,
  };
}
