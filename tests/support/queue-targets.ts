import fc from 'fast-check';
import type { SizingTargets } from '../../src/erlang/index.ts';

const share = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Sets of targets for a model whose callers wait: each target present or not. */
export const waitingTargets: fc.Arbitrary<SizingTargets> = fc.record(
  {
    serviceLevel: fc.record({
      // Levels are exact to 1e-12, not to a share of themselves: smaller targets would judge rounding.
      target: fc.oneof(fc.constant(0), share(1e-6, 0.999)),
      withinSeconds: share(0, 120),
      policy: fc.constantFrom('offered', 'answered', 'ignoreWithin', 'notLate', 'virtual'),
    }),
    asa: fc.record({ seconds: share(0.1, 300), of: fc.constantFrom('answered', 'all', 'virtual') }),
    maxOccupancy: fc.oneof(share(0.3, 1), fc.constantFrom(0.8, 0.85, 1)),
    maxAbandonment: share(0.001, 0.5),
    minAgents: fc.integer({ min: 0, max: 200 }),
  },
  { requiredKeys: [] },
);

/** Sets of targets for a model whose callers are lost at once. */
export const lossTargets: fc.Arbitrary<SizingTargets> = fc.record(
  {
    maxBlocking: share(0.0001, 0.9),
    maxOccupancy: share(0.3, 1),
    minAgents: fc.integer({ min: 0, max: 50 }),
  },
  { requiredKeys: [] },
);

/**
 * The same for a model whose callers hang up: its measures are exact to 1e-15 but not to the last digit near 0 and 1, so
 * targets as near to those as no centre sets them would be met or not by rounding.
 */
export const patientTargets: fc.Arbitrary<SizingTargets> = waitingTargets.map(
  ({ serviceLevel: level, maxOccupancy: busy, ...others }) => ({
    ...others,
    serviceLevel: level && { ...level, target: level.target < 1e-6 ? 0 : level.target },
    maxOccupancy: busy !== undefined && busy > 0.9999 ? 1 : busy,
  }),
);

/** The same with blocking, for a model that loses callers at the lines as well. */
export const linesTargets: fc.Arbitrary<SizingTargets> = fc
  .tuple(patientTargets, fc.option(share(0.001, 0.5), { nil: undefined }))
  .map(([targets, maxBlocking]) => ({ ...targets, maxBlocking }));
