import { expect } from 'vitest';
import type { Performance } from '../../src/erlang/index.ts';

const PROBABILITY_ERROR = 1e-12;
const TIME_ERROR = 1e-11;
const ABANDON_ERROR = 1e-10;
/** Longer patience than this leaves P(abandon) fewer digits than its relative bound asks for. */
const LONGEST_JUDGED_PATIENCE = 1e7;

function relativeError(got: number, want: number): number {
  return want === 0 ? Math.abs(got) : Math.abs(got - want) / Math.abs(want);
}

/** Every measure that the row of reference values has: probabilities absolutely, times and abandonment relatively. */
export function expectPerformance(performance: Performance, row: Record<string, string>): void {
  const level = performance.serviceLevel;
  const probabilities: Record<string, number | null | undefined> = {
    p_block: performance.pBlock,
    p_wait: performance.pWait,
    sl_offered: level?.offered,
    sl_answered: level?.answered,
    sl_excl_short: level?.ignoreWithin,
    sl_notlate: level?.notLate,
    sl_virtual: level?.virtual,
    p_abandon: performance.pAbandon,
    occupancy: performance.occupancy,
  };
  const times: Record<string, number | null> = {
    asa_all_s: performance.asaAllSeconds,
    asa_answered_s: performance.asaAnsweredSeconds,
    asa_virtual_s: performance.asaVirtualSeconds,
    lq: performance.queueLength,
  };
  const given = (name: string): boolean => (row[name] ?? '') !== '';
  for (const [name, got] of Object.entries(probabilities)) {
    if (!given(name)) continue;
    expect(Math.abs((got ?? Number.NaN) - Number(row[name])), name).toBeLessThanOrEqual(PROBABILITY_ERROR);
  }
  for (const [name, got] of Object.entries(times)) {
    if (!given(name)) continue;
    expect(relativeError(got ?? Number.NaN, Number(row[name])), name).toBeLessThanOrEqual(TIME_ERROR);
  }
  const patience = Number(row.patience_s || Number.POSITIVE_INFINITY);
  if (given('p_abandon') && patience <= LONGEST_JUDGED_PATIENCE) {
    const error = relativeError(performance.pAbandon ?? Number.NaN, Number(row.p_abandon));
    expect(error, 'p_abandon, relative').toBeLessThanOrEqual(ABANDON_ERROR);
  }
}
