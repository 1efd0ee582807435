import { describe, expect, it } from 'vitest';
import { SERVICE_LEVEL_POLICIES } from '../../src/core/index.ts';
import {
  estimateMean,
  estimateRatio,
  type Scenario,
  serviceLevelRatio,
  simulate,
} from '../../src/simulation/index.ts';

describe('estimates', () => {
  it('give mean, standard error and t interval', () => {
    const estimate = estimateMean([1, 2, 3, 4], 0.95)!;
    expect(estimate.mean).toBe(2.5);
    expect(estimate.standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 14);
    // t with 3 degrees of freedom: 3.182446305...
    expect(estimate.upper! - 2.5).toBeCloseTo(3.182446305284263 * Math.sqrt(5 / 12), 10);
    expect(2.5 - estimate.lower!).toBeCloseTo(estimate.upper! - 2.5, 14);
  });

  it('weigh days by their denominators, and reduce to the mean when these are equal', () => {
    expect(estimateRatio([1, 9], [10, 10], 0.95)!.mean).toBe(0.5);
    expect(estimateRatio([1, 30], [10, 30], 0.95)!.mean).toBe(31 / 40);
    const ratio = estimateRatio([2, 4, 9], [2, 2, 2], 0.9)!;
    const plain = estimateMean([1, 2, 4.5], 0.9)!;
    expect(ratio.standardError).toBeCloseTo(plain.standardError!, 14);
    expect(ratio.lower).toBeCloseTo(plain.lower!, 12);
  });

  it('say null where there is no answer', () => {
    expect(estimateMean([], 0.95)).toBeNull();
    expect(estimateRatio([1], [0], 0.95)).toBeNull();
    expect(estimateMean([7], 0.95)).toEqual({ mean: 7, standardError: null, lower: null, upper: null });
  });

  it('cover the long-run value as often as they say: 95 % intervals of 30 days, 300 times', () => {
    const scenario: Scenario = {
      intervalSeconds: 3600,
      queues: [{ contacts: [60], handleSeconds: [180], patienceSeconds: [90], withinSeconds: 20 }],
      groups: [{ staff: [4] }],
      dayCv: 0.2,
    };
    const { queueDays } = simulate(scenario, { seed: 6, replications: 9000 });
    const truth = estimateRatio(queueDays.answeredWithin, queueDays.arrivals, 0.95)!.mean;
    let covered = 0;
    for (let first = 0; first < 9000; first += 30) {
      const part = (values: Float64Array): Float64Array => values.subarray(first, first + 30);
      const { lower, upper } = estimateRatio(part(queueDays.answeredWithin), part(queueDays.arrivals), 0.95)!;
      if (lower! <= truth && truth <= upper!) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.91);
    expect(covered / 300).toBeLessThan(0.985);
  });
});

describe('serviceLevelRatio', () => {
  it('follows the policies of the house', () => {
    const scenario: Scenario = {
      intervalSeconds: 3600,
      queues: [
        {
          contacts: [150],
          handleSeconds: [180],
          patienceSeconds: [60],
          balkProbability: 0.1,
          waitingPlaces: 3,
          withinSeconds: 20,
          shortSeconds: 5,
        },
      ],
      groups: [{ staff: [6] }],
    };
    const { queues } = simulate(scenario, { seed: 6, replications: 50 });
    const at = (name: keyof typeof queues): number => queues[name][0]!;
    const value = Object.fromEntries(
      SERVICE_LEVEL_POLICIES.map((policy) => {
        const { numerator, denominator } = serviceLevelRatio(queues, 0, policy);
        return [policy, numerator / denominator];
      }),
    );
    expect(at('blocked')).toBeGreaterThan(0);
    expect(at('abandonedShort')).toBeGreaterThan(0);
    expect(at('abandonedWithin')).toBeGreaterThan(at('abandonedShort'));
    expect(value.offered).toBe(at('answeredWithin') / at('arrivals'));
    expect(value.answered).toBe(at('answeredWithin') / at('answered'));
    expect(value.ignoreWithin).toBe(at('answeredWithin') / (at('arrivals') - at('abandonedWithin')));
    expect(value.ignoreShort).toBe(at('answeredWithin') / (at('arrivals') - at('abandonedShort')));
    expect(value.notLate).toBe((at('answeredWithin') + at('abandonedWithin')) / at('arrivals'));
    expect(value.virtual).toBe(at('virtualWithin') / (at('arrivals') - at('blocked')));
    // Whoever was answered in time would have been so without hanging up, too.
    expect(at('virtualWithin')).toBeGreaterThanOrEqual(at('answeredWithin'));
  });
});
