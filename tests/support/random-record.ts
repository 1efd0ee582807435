import type { MeasureSums } from '../../src/kpi/index.ts';

/** A record of any kind, as the way it enters the sums. */
export type RandomRecord = (sums: MeasureSums) => void;
