import { AgnerError } from '../core/index.ts';
import type { Load } from './load.ts';
import type { ModelPolicy } from './performance.ts';
import type { QueueModel } from './queue-model.ts';

/** A wait longer than any day: what is not reached by then is not reached. */
const LONGEST_SECONDS = 1e9;
const BISECTIONS = 80;
const PRECISION = 1e-12;

/**
 * The shortest threshold within which a share of callers is served, by a service-level policy, to 12 digits: a quantile of
 * the waiting time. 0 where the share is served at once.
 *
 * @param share from 0 to below 1.
 * @returns null where the share is never reached: an unstable queue, or more callers lost than the share leaves.
 * @throws AgnerError QUEUE_INPUT_INVALID; QUEUE_TARGET_NOT_APPLICABLE for a model without a line.
 */
export function thresholdForShare(
  model: QueueModel,
  load: Load,
  agents: number,
  share: number,
  policy: ModelPolicy,
): number | null {
  if (!(share >= 0 && share < 1)) {
    throw new AgnerError('QUEUE_INPUT_INVALID', `share is ${share}; it has to be from 0 to below 1.`, {
      field: 'share',
      value: String(share),
    });
  }
  const reached = (seconds: number): boolean => {
    const level = model.evaluate(load, agents, seconds).serviceLevel;
    if (level === null) {
      throw new AgnerError('QUEUE_TARGET_NOT_APPLICABLE', `${model.id} has no waiting callers.`, {
        field: 'share',
      });
    }
    return level[policy] >= share;
  };
  if (reached(0)) return 0;
  let low = 0;
  let high = 1;
  while (!reached(high)) {
    if (high >= LONGEST_SECONDS) return null;
    low = high;
    high *= 4;
  }
  for (let step = 0; step < BISECTIONS && high - low > PRECISION * high; step++) {
    const middle = (low + high) / 2;
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The waiting-time distribution: for each threshold, the share of callers who wait longer, answered or not; null for a
 * model without a line.
 */
export function sharesWaitingLonger(
  model: QueueModel,
  load: Load,
  agents: number,
  thresholds: readonly number[],
): readonly (number | null)[] {
  return thresholds.map((seconds) => {
    const level = model.evaluate(load, agents, seconds).serviceLevel;
    return level === null ? null : 1 - level.notLate;
  });
}
