/** Rounds of iterative proportional fitting; the third moves nothing that matters. */
const FITTING_ROUNDS = 3;

/**
 * Weekday scale x slot shape that reproduce the totals of every weekday and slot: the Poisson likelihood's maximum,
 * by iterative proportional fitting (Deming and Stephan 1940). A weekday never seen takes the mean scale of
 * the others; a slot never seen has no shape (NaN).
 */
export function fitProduct(seen: Float64Array, exposed: Float64Array, slots: number) {
  const scale = new Float64Array(7).fill(1);
  const shape = new Float64Array(slots);
  for (let round = 0; round < FITTING_ROUNDS; round++) {
    for (let slot = 0; slot < slots; slot++) {
      let s = 0;
      let x = 0;
      for (let weekday = 0; weekday < 7; weekday++) {
        s += seen[weekday * slots + slot]!;
        x += scale[weekday]! * exposed[weekday * slots + slot]!;
      }
      shape[slot] = x > 0 ? s / x : Number.NaN;
    }
    fitScales(seen, exposed, slots, shape, scale);
  }
  return { scale, shape };
}

function fitScales(
  seen: Float64Array,
  exposed: Float64Array,
  slots: number,
  shape: Float64Array,
  scale: Float64Array,
): void {
  let sum = 0;
  let count = 0;
  const known = new Uint8Array(7);
  for (let weekday = 0; weekday < 7; weekday++) {
    let s = 0;
    let x = 0;
    for (let slot = 0; slot < slots; slot++) {
      const exposure = exposed[weekday * slots + slot]!;
      if (!(exposure > 0) || Number.isNaN(shape[slot]!)) continue;
      s += seen[weekday * slots + slot]!;
      x += shape[slot]! * exposure;
    }
    if (x === 0) continue;
    known[weekday] = 1;
    scale[weekday] = s / x;
    sum += scale[weekday]!;
    count++;
  }
  for (let weekday = 0; weekday < 7; weekday++) {
    if (known[weekday] === 0) scale[weekday] = count > 0 ? sum / count : 1;
  }
}
