import { expect } from 'vitest';
import type { SimulationResult } from '../../src/simulation/index.ts';

/** Every caller has exactly one fate, in each interval and on each day. */
export function expectConservation(result: SimulationResult): void {
  for (const sums of [result.queues, result.queueDays]) {
    for (let i = 0; i < sums.arrivals.length; i++) {
      const fates = sums.answered[i]! + sums.abandoned[i]! + sums.blocked[i]! + sums.leftWaiting[i]!;
      expect(fates).toBe(sums.arrivals[i]);
      expect(sums.answeredWithin[i]!).toBeLessThanOrEqual(sums.answered[i]!);
      expect(sums.abandonedWithin[i]!).toBeLessThanOrEqual(sums.abandoned[i]!);
    }
  }
}
