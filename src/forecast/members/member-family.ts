import type { DayMatrix } from '../day-matrix.ts';

/**
 * A family of member models that share their work at one origin (one profile, several level memories).
 * The combination, the single-model forecasters and the backtest all drive members through this one shape.
 */
export interface MemberFamily {
  readonly memberIds: readonly string[];
  /**
   * Forecasts days `from` (>= origin) up to `to`, exclusive, having seen days before `origin` only.
   *
   * @param out one array per member, length `(to - from) * slotsPerDay`; each cell gets a value >= 0, or NaN where the
   * member has no answer.
   */
  predict(matrix: DayMatrix, origin: number, from: number, to: number, out: readonly Float64Array[]): void;
}
