/** First wait, growth and ceiling of the pauses between attempts. */
export interface Backoff {
  /** Pause after the first failed attempt. Default 2,000. */
  readonly firstMs: number;
  /** Longest pause. Default 600,000 (10 minutes). */
  readonly longestMs: number;
}

export const DEFAULT_BACKOFF: Backoff = { firstMs: 2_000, longestMs: 600_000 };

/**
 * Pause before the next attempt: exponential, doubling with each attempt up to the ceiling. Without jitter, so that
 * the same history gives the same times; jobs of one batch do not fail at the same millisecond anyway.
 *
 * @param attempt the attempt that failed, 1 for the first.
 */
export function backoffMs(attempt: number, backoff: Backoff = DEFAULT_BACKOFF): number {
  return Math.min(backoff.firstMs * 2 ** (attempt - 1), backoff.longestMs);
}
