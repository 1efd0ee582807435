const MINUTES_PER_HOUR = 60;

/**
 * Full-time equivalents of gross staff in one interval: gross hours / paid hours of one full-time contract in a week,
 * gross x minutes / 60 / fteHoursPerWeek. Sums over a week are the contracts that week takes.
 */
export function fteOf(gross: number, minutes: number, fteHoursPerWeek: number): number {
  return (gross * minutes) / MINUTES_PER_HOUR / fteHoursPerWeek;
}
