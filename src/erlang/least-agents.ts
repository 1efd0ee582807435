import { AgnerError, type ErrorCode } from '../core/index.ts';

/** 2^40 agents: the gallop ends after at most 40 doublings whatever the predicate says. */
const LARGEST_GALLOP = 2 ** 40;

/**
 * The smallest whole n >= lowest for which `meets(n)`, a predicate that stays true once it is: gallops away from the
 * guess in doubling steps until the change is bracketed, then bisects. A good guess costs two evaluations.
 *
 * @throws AgnerError with `codeIfNone` when not even 2^40 agents meet it.
 */
export function leastAgents(
  meets: (agents: number) => boolean,
  lowest: number,
  guess: number,
  codeIfNone: ErrorCode,
): number {
  let high = Math.max(lowest, guess);
  let low = lowest - 1;
  if (meets(high)) {
    for (let step = 1; high > lowest; step *= 2) {
      const lower = Math.max(lowest, high - step);
      if (!meets(lower)) {
        low = lower;
        break;
      }
      high = lower;
    }
  } else {
    for (let step = 1; ; step *= 2) {
      low = high;
      high += step;
      if (meets(high)) break;
      if (step >= LARGEST_GALLOP) {
        throw new AgnerError(codeIfNone, `No staff up to ${high} meets the targets.`, {
          value: String(high),
        });
      }
    }
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (meets(middle)) high = middle;
    else low = middle;
  }
  return high;
}
