import { type DayMatrix, weekdayIndex } from '../day-matrix.ts';
import { oncePerOrigin } from './once-per-origin.ts';
import { solveRidge } from './ridge.ts';

const DAYS_PER_YEAR = 365.2425;
/** A yearly season needs a year and a month before it can be told from a trend. */
const SHORTEST_HISTORY_DAYS = 395;
const HARMONICS = 6;
/** Ridge penalty of the first harmonic, in days of evidence; harmonic k is penalised k² times as much. */
const PENALTY_DAYS = 2;

/**
 * Yearly season as a smooth factor per day: ridge regression of the log of the weekday-adjusted day total on a trend
 * and Fourier terms (Young, Pedregal and Tych, "Dynamic harmonic regression", Journal of Forecasting 1999).
 *
 * @returns the factor of any day index, or null when less than 13 months were observed before `origin`.
 */
export function fitYearlySeason(matrix: DayMatrix, origin: number): ((day: number) => number) | null {
  const totals = matrix.totals.subarray(0, origin);
  const firstDay = totals.findIndex((total) => total > 0);
  if (firstDay < 0 || origin - firstDay < SHORTEST_HISTORY_DAYS) return null;
  const logs = weekdayAdjustedLogs(matrix, totals);
  const columns = 2 + 2 * HARMONICS;
  const penalties = new Float64Array(columns);
  penalties[1] = PENALTY_DAYS;
  for (let k = 1; k <= HARMONICS; k++) penalties.fill(PENALTY_DAYS * k * k, 2 * k, 2 * k + 2);
  const coefficients = solveRidge(origin, penalties, (day, row) => {
    if (Number.isNaN(logs[day]!)) return Number.NaN;
    row[0] = 1;
    row[1] = (day - origin) / DAYS_PER_YEAR;
    fourier(matrix.firstDayNumber + day, row);
    return logs[day]!;
  });
  const row = new Float64Array(columns);
  return (day) => {
    fourier(matrix.firstDayNumber + day, row);
    let sum = 0;
    for (let j = 2; j < columns; j++) sum += coefficients[j]! * row[j]!;
    return Math.exp(sum);
  };
}

/** Log of each day's total over the mean of its weekday; half a contact is added so that a zero has a log. */
function weekdayAdjustedLogs(matrix: DayMatrix, totals: Float64Array): Float64Array {
  const sum = new Float64Array(7);
  const days = new Float64Array(7);
  totals.forEach((total, day) => {
    if (Number.isNaN(total)) return;
    const weekday = weekdayIndex(matrix.firstDayNumber + day);
    sum[weekday]! += total;
    days[weekday]!++;
  });
  return totals.map((total, day) => {
    const weekday = weekdayIndex(matrix.firstDayNumber + day);
    return Math.log((total + 0.5) / (sum[weekday]! / days[weekday]! + 0.5));
  });
}

/** Writes cos(k a), sin(k a) for every harmonic k, by the addition theorem: one pair of trigonometric calls a day. */
function fourier(dayNumber: number, row: Float64Array): void {
  const angle = (2 * Math.PI * dayNumber) / DAYS_PER_YEAR;
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  let c = 1;
  let s = 0;
  for (let k = 1; k <= HARMONICS; k++) {
    const next = c * cosine - s * sine;
    s = s * cosine + c * sine;
    c = next;
    row[2 * k] = c;
    row[2 * k + 1] = s;
  }
}

/** The same, worked out once for an origin. */
export const yearlySeasonAt = oncePerOrigin(fitYearlySeason);
