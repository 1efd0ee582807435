import { ResidualHistogram } from '../bounds/residual-histogram.ts';
import { shrunkQuantile } from '../bounds/shrunk-quantile.ts';
import { weekdayIndex } from '../day-matrix.ts';
import { chooseOrigins } from '../rolling-origins.ts';
import { curveSeconds, fitHandleTimeCurve } from './handle-time-curve.ts';
import type { HandleTimeMatrix } from './handle-time-matrix.ts';

/** Spread of an interval's mean handle time around its forecast. */
export interface HandleTimeSpread {
  /** Standard deviation, seconds, of the mean of `contacts` handle times forecast at `meanSeconds`. */
  standardDeviation(meanSeconds: number, contacts: number): number;
  /** Standardised residual that the share `probability` of interval means stays under. */
  residualQuantile(probability: number): number;
}

/** Handle times of single contacts are taken to have this coefficient of variation until residuals speak. */
const PRIOR_CV = 1;
const STEP_BETWEEN_ORIGINS = 3;
const HORIZON_DAYS = 14;

/**
 * Two-part variance, residual variance = within / contacts + between x mean², by moments on rolling-origin residuals,
 * and the conformal quantiles of the residuals divided by it, weighted by contacts.
 */
export function handleTimeSpread(matrix: HandleTimeMatrix): HandleTimeSpread {
  const residuals = rollingResiduals(matrix);
  const { within, between } = varianceParts(residuals);
  const deviation = (meanSeconds: number, contacts: number): number => {
    const single = residuals.length > 0 ? within : (PRIOR_CV * meanSeconds) ** 2;
    return Math.sqrt(single / Math.max(contacts, 1) + between * meanSeconds * meanSeconds);
  };
  const histogram = new ResidualHistogram();
  let days = 0;
  let lastDay = -1;
  for (const { day, error, mean, contacts } of residuals) {
    if (day !== lastDay) days++;
    lastDay = day;
    const sd = deviation(mean, contacts);
    if (sd > 0) histogram.add(error / sd, contacts);
  }
  return {
    standardDeviation: deviation,
    residualQuantile: (probability) => shrunkQuantile(histogram, days, probability),
  };
}

interface HandleTimeResidual {
  readonly day: number;
  readonly error: number;
  readonly mean: number;
  readonly contacts: number;
}

function rollingResiduals(matrix: HandleTimeMatrix): HandleTimeResidual[] {
  const { seconds, contacts } = matrix;
  const slots = seconds.slotsPerDay;
  const found: HandleTimeResidual[] = [];
  for (const origin of chooseOrigins(contacts).filter((_, i) => i % STEP_BETWEEN_ORIGINS === 0)) {
    const curve = fitHandleTimeCurve(matrix, origin);
    if (curve === null) continue;
    for (let day = origin; day < Math.min(seconds.dayCount, origin + HORIZON_DAYS); day++) {
      const weekday = weekdayIndex(seconds.firstDayNumber + day);
      for (let slot = 0; slot < slots; slot++) {
        const n = contacts.values[day * slots + slot]!;
        if (!(n > 0)) continue;
        const mean = curveSeconds(curve, weekday, slot);
        found.push({ day, error: seconds.values[day * slots + slot]! / n - mean, mean, contacts: n });
      }
    }
  }
  return found;
}

/** Solves the two moment equations: plain and contact-weighted sums of contacts x squared error. */
function varianceParts(residuals: readonly HandleTimeResidual[]): { within: number; between: number } {
  let [count, contactsSum, plain, weighted, plainSquares, weightedSquares] = [0, 0, 0, 0, 0, 0];
  for (const { error, mean, contacts } of residuals) {
    count++;
    contactsSum += contacts;
    plain += contacts * error * error;
    weighted += contacts * contacts * error * error;
    plainSquares += contacts * mean * mean;
    weightedSquares += contacts * contacts * mean * mean;
  }
  if (count === 0) return { within: 0, between: 0 };
  const slope = weightedSquares / contactsSum - plainSquares / count;
  const difference = weighted / contactsSum - plain / count;
  const between = slope > 0 ? Math.max(0, difference / slope) : 0;
  return { within: Math.max(0, plain / count - (between * plainSquares) / count), between };
}
