const STEPS = [1, 2, 2.5, 5, 10] as const;

/**
 * Values of an axis from 0 to at least `highest`, at round distances.
 *
 * @param highest largest value shown; 0 or less gives an axis to 1.
 * @param atMost distances wanted at most.
 */
export function axisTicks(highest: number, atMost: number): number[] {
  const top = highest > 0 && Number.isFinite(highest) ? highest : 1;
  const rough = top / atMost;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const count = Math.ceil(top / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
