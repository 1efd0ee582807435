/** Contacts of one local day, one value per interval of the day's open hours. */
export interface CountedDay {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly counts: readonly number[];
}

export interface DayStatistics {
  readonly days: number;
  /** Coefficient of variation of day totals around their neighbours of the same weekday. */
  readonly dayVariation: number;
  /** Mean over busy intervals of mean squared Pearson residual: 1 for Poisson counts. */
  readonly overdispersion: number;
  /** The same once each day's own total is known. */
  readonly overdispersionWithinDay: number;
  /** Mean correlation over days of the relative residuals of neighbouring intervals, and of those 4 hours apart. */
  readonly neighbourCorrelation: number;
  readonly farCorrelation: number;
}

const NEIGHBOURS = 4;
const BUSY_SHARE = 0.3;

/**
 * What the day-effect literature measures on call counts, for days of one weekday: the expected count of an interval is
 * the local mean of day totals times the weekday's profile; residuals are taken from that.
 */
export function dayStatistics(days: readonly CountedDay[], intervalsPerHour: number): DayStatistics {
  const raw = days.map((day) => sum(day.counts));
  const median = [...raw].sort((a, b) => a - b)[Math.floor(raw.length / 2)] as number;
  // Holidays, outages and closures are told apart first, as every study does.
  const kept = days.filter((_, i) => Math.abs((raw[i] as number) / median - 1) < 0.4);
  const totals = kept.map((day) => sum(day.counts));
  const level = totals.map((_, i) => mean(totals.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1)));
  const intervals = (kept[0]?.counts ?? []).length;
  const profile = range(intervals).map((k) => sum(kept.map((day) => day.counts[k] as number)) / sum(totals));
  const busy = range(intervals).filter((k) => (profile[k] as number) > BUSY_SHARE * Math.max(...profile));
  const residuals = (k: number, of: readonly number[]): number[] =>
    kept.map((day, i) => {
      const expected = (of[i] as number) * (profile[k] as number);
      return ((day.counts[k] as number) - expected) / Math.sqrt(expected);
    });
  const outer = busy.map((k) => residuals(k, level));
  const inner = busy.map((k) => residuals(k, totals));
  const far = 4 * intervalsPerHour;
  return {
    days: kept.length,
    dayVariation: deviation(totals.map((total, i) => total / (level[i] as number))),
    overdispersion: mean(outer.map((values) => mean(values.map((value) => value * value)))),
    overdispersionWithinDay: mean(inner.map((values) => mean(values.map((value) => value * value)))),
    neighbourCorrelation: mean(pairs(outer, 1)),
    farCorrelation: mean(pairs(outer, far)),
  };
}

function pairs(series: readonly (readonly number[])[], lag: number): number[] {
  return range(series.length - lag).map((k) =>
    correlation(series[k] as readonly number[], series[k + lag] as readonly number[]),
  );
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, i) => (value - meanA) * ((b[i] as number) - meanB)));
  return covariance / (deviation(a) * deviation(b));
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function range(length: number): number[] {
  return Array.from({ length: Math.max(0, length) }, (_, i) => i);
}
