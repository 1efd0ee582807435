import fc from 'fast-check';
import { LEG_OUTCOMES } from '../../src/core/index.ts';
import {
  addAgentDay,
  addAgentStates,
  addContactLeg,
  addCostItem,
  addForecastPair,
  addIntervalActual,
  addInvoiceAmounts,
  addRecommendationResponse,
  addSatisfactionResponse,
  addStaffingRow,
  type MeasureName,
} from '../../src/kpi/index.ts';
import { CASE_RECORDS } from './random-case-records.ts';
import type { RandomRecord } from './random-record.ts';

export type { RandomRecord } from './random-record.ts';

const count = fc.nat(500);
const hole = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 8 });
const decimal = fc
  .tuple(fc.nat(1_000_000), fc.integer({ min: 0, max: 2 }))
  .map(([digits, scale]) => `${Math.floor(digits / 10 ** scale)}.${String(digits % 100).padStart(2, '0')}`);

const interval: fc.Arbitrary<RandomRecord> = fc
  .record({
    offered: hole(count),
    handled: hole(count),
    abandoned: hole(count),
    abandonedShort: hole(count),
    handledWithin: hole(count),
    abandonedWithin: hole(count),
    flowOut: hole(count),
    waitSecondsHandled: hole(fc.double({ min: 0, max: 1e5, noNaN: true })),
    waitSecondsAll: hole(count),
    handleSeconds: hole(count),
    thresholdSeconds: fc.constantFrom(20, 30),
  })
  .map((row) => (sums) => addIntervalActual(sums, row));

const leg: fc.Arbitrary<RandomRecord> = fc
  .record({
    chainId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    outcome: fc.constantFrom(...LEG_OUTCOMES),
    waitSeconds: fc.constantFrom(0, 3, 4.9, 5, 20, 20.5, 60),
    talkSeconds: fc.constantFrom(0, 0.1, 0.2, 60),
    holdSeconds: count,
    afterContactSeconds: count,
    excluded: fc.boolean(),
  })
  .map((row) => (sums) => addContactLeg(sums, row, { thresholdSeconds: 20, shortAbandonSeconds: 5 }));

const WINDOW = { fromMs: 0, toMs: 1_800_000 };
/** All spans of one agent in the window belong together: their union is what is counted. */
const agent: fc.Arbitrary<RandomRecord> = fc
  .array(
    fc.record({
      agentId: fc.constant('one'),
      state: fc.constantFrom('available' as const, 'talk' as const, 'chat' as const, 'break' as const),
      fromMs: fc.integer({ min: -600_000, max: 2_400_000 }),
      toMs: fc.integer({ min: -600_000, max: 2_400_000 }),
    }),
    { maxLength: 5 },
  )
  .map((spans) => (sums) => addAgentStates(sums, spans, WINDOW));

const other: fc.Arbitrary<RandomRecord> = fc.oneof(
  fc.record({ paidSeconds: count, billedSeconds: count, scheduledSeconds: count }).map(
    (day): RandomRecord =>
      (sums) =>
        addAgentDay(sums, day),
  ),
  fc.record({ required: decimal, staffed: decimal, minutes: fc.constantFrom(15, 30) }).map(
    (row): RandomRecord =>
      (sums) =>
        addStaffingRow(sums, row),
  ),
  fc.record({ forecast: fc.oneof(decimal, fc.nat(40)), actual: fc.nat(40) }).map(
    (pair): RandomRecord =>
      (sums) =>
        addForecastPair(sums, pair),
  ),
  hole(fc.integer({ min: 1, max: 5 })).map(
    (score): RandomRecord =>
      (sums) =>
        addSatisfactionResponse(sums, { score, scaleMin: 1, scaleMax: 5 }),
  ),
  hole(fc.nat(10)).map(
    (score): RandomRecord =>
      (sums) =>
        addRecommendationResponse(sums, score),
  ),
  fc.record({ category: fc.constantFrom('agent_pay', 'overhead'), amount: decimal }).map(
    ({ category, amount }): RandomRecord =>
      (sums) =>
        addCostItem(sums, { category, cost: { amount, currency: 'EUR' } }),
  ),
  fc.tuple(decimal, decimal).map(
    ([expected, invoiced]): RandomRecord =>
      (sums) =>
        addInvoiceAmounts(sums, { amount: expected, currency: 'EUR' }, { amount: invoiced, currency: 'EUR' }),
  ),
);

const general = fc.oneof(interval, leg, agent, other, other);

/**
 * A heap of records: those of every older kind, and as many again of the kind that observes the named measures, so that
 * each KPI meets enough of its own.
 */
export function randomRecordsFor(measures: readonly MeasureName[]): fc.Arbitrary<RandomRecord[]> {
  const own = CASE_RECORDS.filter(({ observes }) => observes.some((name) => measures.includes(name)));
  const kinds = own.length === 0 ? [general] : [general, ...own.map(({ records }) => records)];
  return fc.array(fc.oneof(...kinds), { maxLength: 25 });
}
