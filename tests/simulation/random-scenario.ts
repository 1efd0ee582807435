import fc from 'fast-check';
import type { QueueScenario, Scenario, Shape } from '../../src/simulation/index.ts';

export const INTERVALS = 6;
export const INTERVAL_SECONDS = 600;

const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.constant<Shape>({ kind: 'exponential' }),
  fc.constant<Shape>({ kind: 'deterministic' }),
  fc.constant<Shape>({ kind: 'lognormal', cv: 0.7 }),
  fc.constant<Shape>({ kind: 'gamma', cv: 1.4 }),
  fc.constant<Shape>({ kind: 'erlang', phases: 3 }),
  fc.constant<Shape>({ kind: 'empirical', values: [20, 100, 180, 700] }),
);

function perInterval(value: fc.Arbitrary<number>): fc.Arbitrary<number[]> {
  return fc.array(value, { minLength: INTERVALS, maxLength: INTERVALS });
}

export const wholeStaff = (most: number): fc.Arbitrary<number[]> =>
  perInterval(fc.integer({ min: 0, max: most }));

/** A queue of up to some 60 contacts in each of six intervals, with every option now and then. */
export const randomQueue: fc.Arbitrary<QueueScenario> = fc.record(
  {
    contacts: perInterval(fc.double({ min: 0, max: 60, noNaN: true })),
    handleSeconds: perInterval(fc.double({ min: 5, max: 300, noNaN: true })),
    handleShape: shape,
    patienceSeconds: perInterval(
      fc.oneof(fc.double({ min: 1, max: 600, noNaN: true }), fc.constant(Infinity)),
    ),
    patienceShape: shape,
    balkProbability: fc.double({ min: 0, max: 0.5, noNaN: true }),
    dayCv: fc.constantFrom(0, 0.3),
    intervalCv: fc.constantFrom(0, 0.5),
    waitingPlaces: fc.integer({ min: 0, max: 8 }),
    lines: fc.integer({ min: 0, max: 15 }),
    withinSeconds: fc.constantFrom(0, 20, 90),
    shortSeconds: fc.constantFrom(0, 5),
  },
  { requiredKeys: ['contacts', 'handleSeconds', 'withinSeconds'] },
);

export const oneQueue: fc.Arbitrary<Scenario> = fc.record(
  {
    intervalSeconds: fc.constant(INTERVAL_SECONDS),
    queues: fc.tuple(randomQueue),
    groups: fc.tuple(fc.record({ staff: wholeStaff(15) })),
    dayCv: fc.constantFrom(0, 0.2),
    atClose: fc.constantFrom('finish', 'cut'),
  },
  { requiredKeys: ['intervalSeconds', 'queues', 'groups'] },
);
