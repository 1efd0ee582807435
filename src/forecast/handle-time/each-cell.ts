/** Visits every observed cell of days `[start, origin)`, latest day first, with a weight that halves with age. */
export function eachCell(
  seconds: Float64Array,
  contacts: Float64Array,
  slots: number,
  start: number,
  origin: number,
  halfLifeDays: number,
  visit: (day: number, slot: number, seconds: number, contacts: number, weight: number) => void,
): void {
  const decay = 0.5 ** (1 / halfLifeDays);
  let weight = 1;
  for (let day = origin - 1; day >= start; day--, weight *= decay) {
    for (let slot = 0; slot < slots; slot++) {
      const s = seconds[day * slots + slot]!;
      const n = contacts[day * slots + slot]!;
      if (!Number.isNaN(s) && !Number.isNaN(n)) visit(day, slot, s, n, weight);
    }
  }
}
