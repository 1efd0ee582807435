import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queueBehaviour } from '../../src/example/queue-behaviour.ts';
import { rosterBlock } from '../../src/example/roster-block.ts';
import { sampleCount, sampleShare, sampleWaitSum } from '../../src/example/sample-counts.ts';
import { shareSeconds } from '../../src/example/share-seconds.ts';
import { seededRandom } from '../../src/math/index.ts';
import { mean, range, sum } from './day-statistics.ts';

const DRAWS = 4000;

describe('counts', () => {
  it.each([0.4, 7, 30, 180, 520])('a Poisson count of mean %d has that mean and variance', (wanted) => {
    const random = seededRandom(11);
    const counts = range(DRAWS).map(() => sampleCount(random, wanted));
    const centre = mean(counts);
    const variance = mean(counts.map((count) => (count - centre) ** 2));
    expect(Math.abs(centre - wanted)).toBeLessThan(4 * Math.sqrt(wanted / DRAWS));
    expect(variance / wanted).toBeGreaterThan(0.88);
    expect(variance / wanted).toBeLessThan(1.12);
  });

  it.each([
    [3, 0.2],
    [40, 0.07],
    [40, 0.93],
    [400, 0.3],
  ])('a share of %d at %d is binomial', (count, share) => {
    const random = seededRandom(5);
    const drawn = range(DRAWS).map(() => sampleShare(random, count, share));
    const spread = Math.sqrt(count * share * (1 - share));
    expect(Math.abs(mean(drawn) - count * share)).toBeLessThan((4 * spread) / Math.sqrt(DRAWS));
    const variance = mean(drawn.map((value) => (value - count * share) ** 2));
    expect(variance / spread ** 2).toBeGreaterThan(0.88);
    expect(variance / spread ** 2).toBeLessThan(1.12);
  });

  it('shares and wait sums stay inside what they may be', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 600 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 300 }),
        (seed, count, share, mean) => {
          const random = seededRandom(seed);
          const drawn = sampleShare(random, count, share);
          expect(drawn >= 0 && drawn <= count && Number.isInteger(drawn)).toBe(true);
          const waits = sampleWaitSum(random, count, mean, 20, 240);
          expect(waits >= count * 20 && waits <= count * 240).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** M/M/n+M by its birth and death rates: the exact answer, for contrast. */
function exactQueue(load: number, agents: number, handleSeconds: number, patienceSeconds: number) {
  const arrival = load / handleSeconds;
  let weight = 1;
  const weights = [1];
  for (let state = 1; state < agents + 2000 && weight > 1e-14; state++) {
    const leave = Math.min(state, agents) / handleSeconds + Math.max(0, state - agents) / patienceSeconds;
    weight *= arrival / leave;
    weights.push(weight);
  }
  const total = sum(weights);
  const delayed = sum(weights.slice(agents)) / total;
  const queue = sum(weights.map((value, state) => value * Math.max(0, state - agents))) / total;
  return { delayed, abandoned: queue / patienceSeconds / arrival };
}

describe('the waiting queue', () => {
  it.each([
    [70, 68],
    [70, 74],
    [70, 80],
    [18, 20],
    [16, 15],
    [60, 40],
  ])('of %d erlangs and %d agents behaves as the exact model says, within a few points', (load, agents) => {
    const found = queueBehaviour(load, agents, 300, 200, 20);
    const exact = exactQueue(load, agents, 300, 200);
    expect(Math.abs(found.delayed - exact.delayed)).toBeLessThan(0.06);
    expect(Math.abs(found.delayed * found.abandons - exact.abandoned)).toBeLessThan(0.03);
  });

  it('gives probabilities, and waits on the right side of the threshold, at any load', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 300, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 60, max: 900 }),
        fc.integer({ min: 60, max: 600 }),
        (load, agents, handleSeconds, patienceSeconds) => {
          const found = queueBehaviour(load, agents, handleSeconds, patienceSeconds, 20);
          const shares = [found.delayed, found.abandons, found.answeredWithin, found.abandonedWithin];
          expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
          expect(found.meanAnsweredWithin).toBeGreaterThanOrEqual(0);
          expect(found.meanAnsweredWithin).toBeLessThanOrEqual(20);
          expect(found.meanAbandoned).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('rosters', () => {
  const anyNeed = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 40 });

  it('put exactly the people on position that are needed, and let nobody work too long', () => {
    fc.assert(
      fc.property(fc.integer(), anyNeed, fc.constantFrom(15, 30), (seed, need, minutes) => {
        const shifts = rosterBlock(seededRandom(seed), need, minutes, 7.5);
        const onPosition = need.map(
          (_, t) => shifts.filter((shift) => shift.activities[t - shift.first] === 'position').length,
        );
        expect(onPosition).toEqual(need);
        for (const shift of shifts) {
          expect(shift.first + shift.activities.length).toBeLessThanOrEqual(need.length);
          expect((shift.activities.length * minutes) / 60).toBeLessThanOrEqual(10);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('share out work to the second', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, people, fullness) => {
          const total = Math.floor(people * 1780 * fullness);
          const shares = shareSeconds(seededRandom(seed), total, people, 1780);
          expect(sum(shares)).toBe(total);
          expect(shares.every((share) => share >= 0 && share <= 1780)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});
