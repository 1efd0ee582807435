/** What stands where there is no answer: an empty day, a ratio over zero. */
export const NO_ANSWER = 'n/a';

/** A number with a fixed count of decimals, or `n/a`. */
export function fixed(value: number | null, decimals: number): string {
  return value === null || !Number.isFinite(value) ? NO_ANSWER : value.toFixed(decimals);
}

/** A share as per cent: 0.7543 -> `75.4 %`. */
export function percent(value: number | null, decimals = 1): string {
  return value === null || !Number.isFinite(value) ? NO_ANSWER : `${(value * 100).toFixed(decimals)} %`;
}

/** A share as per cent with its sign: bias and gaps. */
export function signedPercent(value: number | null, decimals = 1): string {
  const text = percent(value, decimals);
  return value !== null && Number.isFinite(value) && value > 0 ? `+${text}` : text;
}

/** Seconds as `m:ss`, for waits and handle times a person reads. */
export function clock(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return NO_ANSWER;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
