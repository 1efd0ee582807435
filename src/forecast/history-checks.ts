import type { DayMatrix } from './day-matrix.ts';
import type { ForecastWarning } from './types.ts';
import { warning } from './warnings.ts';

const SHORTEST_GOOD_HISTORY_DAYS = 14;
const LONGEST_QUIET_GAP_DAYS = 14;
/** One interval with more than this share of all contacts is a spike when there are enough others to tell. */
const SPIKE_SHARE = 0.5;
const FEWEST_CELLS_FOR_SPIKE = 20;
const SMALLEST_SPIKE = 10;

/** A matrix without its single spike, where it has one, and what to tell the planner about the history. */
export function checkHistory(matrix: DayMatrix): { matrix: DayMatrix; warnings: ForecastWarning[] } {
  const warnings: ForecastWarning[] = [];
  const facts = readFacts(matrix);
  if (facts.cells === 0) {
    warnings.push(
      warning('EMPTY_HISTORY', 'History holds no value in open hours; the forecast is 0 everywhere.'),
    );
    return { matrix, warnings };
  }
  if (facts.days < SHORTEST_GOOD_HISTORY_DAYS) {
    warnings.push(
      warning(
        'SHORT_HISTORY',
        `History has ${facts.days} observed days; under two weeks the forecast is a plain average and its bounds are wide guesses.`,
      ),
    );
  }
  if (facts.longestGap > LONGEST_QUIET_GAP_DAYS) {
    warnings.push(
      warning(
        'LONG_GAP',
        `History has a gap of ${facts.longestGap} days without values; it is stepped over, and what lies before it weighs as its age says.`,
      ),
    );
  }
  if (facts.largest === 0) {
    warnings.push(warning('ALL_ZERO', 'Every observed value is 0, and so is the forecast.'));
  } else if (facts.largest === facts.smallest && facts.cells > 1) {
    warnings.push(
      warning('CONSTANT_HISTORY', `Every observed value is ${facts.largest}, and so is the forecast.`),
    );
  } else if (
    facts.cells >= FEWEST_CELLS_FOR_SPIKE &&
    facts.largest >= SMALLEST_SPIKE &&
    facts.largest > SPIKE_SHARE * facts.sum
  ) {
    warnings.push(
      warning(
        'SINGLE_SPIKE',
        `One interval holds ${facts.largest} of all ${facts.sum} contacts; it is left out of learning.`,
      ),
    );
    return { matrix: without(matrix, facts.largestAt), warnings };
  }
  return { matrix, warnings };
}

function readFacts(matrix: DayMatrix) {
  let [cells, sum, largest, smallest, largestAt] = [
    0,
    0,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    -1,
  ];
  for (let i = 0; i < matrix.values.length; i++) {
    const value = matrix.values[i]!;
    if (Number.isNaN(value)) continue;
    cells++;
    sum += value;
    if (value > largest) [largest, largestAt] = [value, i];
    if (value < smallest) smallest = value;
  }
  let [days, longestGap, last] = [0, 0, -1];
  for (let day = 0; day < matrix.dayCount; day++) {
    if (matrix.observed[day] === 0) continue;
    if (last >= 0) longestGap = Math.max(longestGap, day - last - 1);
    last = day;
    days++;
  }
  longestGap = Math.max(longestGap, matrix.dayCount - 1 - last);
  return { cells, sum, largest, smallest, largestAt, days, longestGap };
}

function without(matrix: DayMatrix, cell: number): DayMatrix {
  const values = matrix.values.slice();
  values[cell] = Number.NaN;
  const day = Math.floor(cell / matrix.slotsPerDay);
  const observed = matrix.observed.slice();
  const row = values.subarray(day * matrix.slotsPerDay, (day + 1) * matrix.slotsPerDay);
  observed[day] = row.every(Number.isNaN) ? 0 : 1;
  return { ...matrix, values, observed };
}
