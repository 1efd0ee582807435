/** A half-open span of time `[fromMs, toMs)`, in UTC epoch milliseconds. */
export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A whole local day, written YYYY-MM-DD. It has 23, 24 or 25 hours. */
export type LocalDay = string;

/** Interval lengths Agner plans in, minutes; 1440 means a local day. */
export const INTERVAL_MINUTES = [5, 10, 15, 30, 60, 1440] as const;

const MS_PER_SECOND = 1000;

/** Seconds that two half-open spans share. */
export function overlapSeconds(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.toMs, b.toMs) - Math.max(a.fromMs, b.fromMs)) / MS_PER_SECOND;
}

/** The instant as ISO 8601 in UTC without milliseconds when they are zero: `2026-11-02T07:00:00Z`. */
export function instantText(ms: number): string {
  const text = new Date(ms).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
}
