import type { Ratio, ServiceLevelPolicy } from '../core/index.ts';
import type { QueueSums } from './measures.ts';

/**
 * The service level of one cell of counted sums (an interval, or a day), by each policy of the house
 * (src/core/service-level.ts). A blocked caller counts as offered and as neither answered nor abandoned. `virtual` is
 * measured over those who were not blocked, and is NaN over their number where the engine cannot know it.
 */
export function serviceLevelRatio(sums: QueueSums, cell: number, policy: ServiceLevelPolicy): Ratio {
  const numerator = sums.answeredWithin[cell]!;
  const offered = sums.arrivals[cell]!;
  const abandonedWithin = sums.abandonedWithin[cell]!;
  switch (policy) {
    case 'offered':
      return { numerator, denominator: offered };
    case 'answered':
      return { numerator, denominator: sums.answered[cell]! };
    case 'ignoreWithin':
      return { numerator, denominator: offered - abandonedWithin };
    case 'ignoreShort':
      return { numerator, denominator: offered - sums.abandonedShort[cell]! };
    case 'notLate':
      return { numerator: numerator + abandonedWithin, denominator: offered };
    case 'virtual':
      return { numerator: sums.virtualWithin[cell]!, denominator: offered - sums.blocked[cell]! };
  }
}
