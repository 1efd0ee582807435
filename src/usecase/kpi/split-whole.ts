/**
 * Splits a whole number by weights into whole parts that add up to it: each gets the floor of its share, and what is
 * left goes one by one to the largest remainders (Hamilton's method). Without any weight the parts are as equal as can be.
 *
 * @param total a whole number, 0 or more. @param weights 0 or more, at least one of them given.
 */
export function splitWhole(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const shares = weights.map((weight) => (sum === 0 ? total / weights.length : (total * weight) / sum));
  const parts = shares.map(Math.floor);
  const left = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] as number) + 1;
  return parts;
}
