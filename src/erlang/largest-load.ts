import { AgnerError } from '../core/index.ts';
import { LARGEST_ERLANGS, type Load } from './load.ts';
import type { QueueModel } from './queue-model.ts';
import { checkTargets, type SizingTargets } from './sizing-targets.ts';
import { unmetTargets } from './unmet-targets.ts';

/** Bisections until two neighbouring doubles remain, or nearly. */
const BISECTIONS = 60;
const PRECISION = 1e-13;

/**
 * The largest load that given agents carry while every target is met, to 13 digits: the inverse of sizing. The load
 * returned meets the targets; 0 erlangs where not even the smallest load does.
 *
 * @param agents at least 0, as the model takes them. @param withinSeconds threshold where no service level names one.
 * @throws AgnerError QUEUE_INPUT_INVALID, QUEUE_TARGET_INVALID; QUEUE_TARGET_INVALID too when the targets bound no load.
 */
export function largestLoad(
  model: QueueModel,
  ahtSeconds: number,
  agents: number,
  targets: SizingTargets,
  withinSeconds = targets.serviceLevel?.withinSeconds ?? 0,
): Load {
  checkTargets(targets);
  const meets = (erlangs: number): boolean =>
    unmetTargets(model.evaluate({ erlangs, ahtSeconds }, agents, withinSeconds), targets).length === 0;
  let low = 0;
  let high = Math.max(1, agents);
  while (meets(high)) {
    low = high;
    high *= 2;
    if (high > LARGEST_ERLANGS) {
      throw new AgnerError(
        'QUEUE_TARGET_INVALID',
        `The targets bound no load: ${low} erlangs still meet them.`,
        {
          field: 'targets',
          value: String(low),
        },
      );
    }
  }
  for (let step = 0; step < BISECTIONS && high - low > PRECISION * high; step++) {
    const middle = (low + high) / 2;
    if (meets(middle)) low = middle;
    else high = middle;
  }
  return { erlangs: low, ahtSeconds };
}
