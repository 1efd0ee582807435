/**
 * Adds the time from `from` to `to` to the intervals it passes through; what lies behind the last interval goes to
 * `after`, in the last interval's cell.
 *
 * @param offset cell of interval 0 (the sums of several groups stand in one array). @param sign -1 takes time away.
 */
export function spreadSeconds(
  from: number,
  to: number,
  intervalSeconds: number,
  intervalCount: number,
  cells: Float64Array,
  after: Float64Array,
  offset: number,
  sign: number = 1,
): void {
  let k = Math.floor(from / intervalSeconds);
  // Division rounds: an instant just below a boundary may land on it.
  if (k > 0 && from < k * intervalSeconds) k--;
  let at = from;
  for (; k < intervalCount && at < to; k++) {
    const end = Math.min(to, (k + 1) * intervalSeconds);
    if (end > at) {
      cells[offset + k]! += sign * (end - at);
      at = end;
    }
  }
  if (at < to) after[offset + intervalCount - 1]! += sign * (to - at);
}
