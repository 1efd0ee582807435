import type { IntervalActual } from '../../core/index.ts';
import { addMark, addMeasures, type MeasureSums } from './measure-sums.ts';

/** The part of an interval's actuals that is counted. */
export type CountedInterval = Omit<IntervalActual, 'queueId' | 'startMs' | 'minutes'>;

/** Adds what happened on one queue in one interval. A column the source did not give stays a hole. */
export function addIntervalActual(sums: MeasureSums, actual: CountedInterval): void {
  addMeasures(sums, {
    offered: actual.offered,
    handled: actual.handled,
    handledContacts: actual.handled,
    handledWithin: actual.handledWithin,
    abandoned: actual.abandoned,
    abandonedShort: actual.abandonedShort,
    abandonedWithin: actual.abandonedWithin,
    flowOut: actual.flowOut,
    waitSecondsHandled: actual.waitSecondsHandled,
    waitSecondsAll: actual.waitSecondsAll,
    handleSeconds: actual.handleSeconds,
  });
  if (actual.thresholdSeconds !== null) addMark(sums, 'thresholdSeconds', String(actual.thresholdSeconds));
}
