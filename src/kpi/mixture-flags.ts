import type { Queue } from '../core/index.ts';
import type { KpiFlag } from './evaluate.ts';
import type { KpiDefinition } from './kpi-definition.ts';

/**
 * Figures of waiting and handling: a minute on the phone and an hour before an e-mail is read are not alike, and a call
 * takes one agent whole where a chat takes a share of one.
 */
const OF_ONE_CHANNEL: readonly string[] = ['service_level', 'answered_within_x', 'asa', 'avg_wait', 'aht'];

/**
 * What a total over queues mixes: thresholds, where the figure is judged by them, and channels, where it is of
 * waiting or handling.
 * The figure stands, since its parts add up, and the reader is told.
 *
 * @param queues those in the figure.
 */
export function mixtureFlags(
  { id, uniform }: KpiDefinition,
  queues: readonly Pick<Queue, 'channel' | 'thresholdSeconds'>[],
): KpiFlag[] {
  const flags: KpiFlag[] = [];
  const isMixed = (values: readonly unknown[]): boolean => new Set(values).size > 1;
  if (uniform?.mark === 'thresholdSeconds' && isMixed(queues.map((queue) => queue.thresholdSeconds))) {
    flags.push('mixedThreshold');
  }
  if (OF_ONE_CHANNEL.includes(id) && isMixed(queues.map((queue) => queue.channel)))
    flags.push('mixedChannel');
  return flags;
}
