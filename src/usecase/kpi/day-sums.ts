import { emptyMeasures, type MeasureSums, mergeMeasures } from '../../kpi/index.ts';

/** The measures of one queue or group on one local day. */
export interface DaySums {
  readonly sums: MeasureSums;
  /** End of the last observed interval; null where the measures do not come in intervals. */
  completeUntilMs: number | null;
}

/** By id of queue or group, then by day number. */
export class DaySumsTable {
  readonly #days = new Map<string, Map<number, DaySums>>();

  /** The day's sums, made empty at the first call. */
  at(id: string, day: number): DaySums {
    let days = this.#days.get(id);
    if (days === undefined) {
      days = new Map();
      this.#days.set(id, days);
    }
    let found = days.get(day);
    if (found === undefined) {
      found = { sums: emptyMeasures(), completeUntilMs: null };
      days.set(day, found);
    }
    return found;
  }

  /** The sums of several on one day; null when none has any. */
  merged(ids: readonly string[], day: number): DaySums | null {
    const found = ids.map((id) => this.#days.get(id)?.get(day)).filter((one) => one !== undefined);
    if (found.length <= 1) return found[0] ?? null;
    const ends = found.map((one) => one.completeUntilMs).filter((end) => end !== null);
    return {
      sums: mergeMeasures(found.map((one) => one.sums)),
      completeUntilMs: ends.length === 0 ? null : Math.min(...ends),
    };
  }
}
