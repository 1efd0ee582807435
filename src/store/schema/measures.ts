import type { IntervalActual } from '../../core/index.ts';

/** What is measured per interval: the columns of interval_actual and, with the same names, the metrics of history_day. */
export const MEASURES = [
  'offered',
  'handled',
  'abandoned',
  'abandonedShort',
  'handledWithin',
  'abandonedWithin',
  'flowOut',
  'waitSecondsHandled',
  'waitSecondsAll',
  'handleSeconds',
  'thresholdSeconds',
] as const satisfies readonly (keyof IntervalActual)[];
export type Measure = (typeof MEASURES)[number];

/** SQL type of each measure: contacts are whole, seconds are not. */
export const MEASURE_TYPES: Readonly<Record<Measure, 'integer' | 'double precision'>> = {
  offered: 'integer',
  handled: 'integer',
  abandoned: 'integer',
  abandonedShort: 'integer',
  handledWithin: 'integer',
  abandonedWithin: 'integer',
  flowOut: 'integer',
  waitSecondsHandled: 'double precision',
  waitSecondsAll: 'double precision',
  handleSeconds: 'double precision',
  thresholdSeconds: 'double precision',
};
