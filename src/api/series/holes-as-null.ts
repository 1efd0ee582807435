/** An array as JSON holds it: NaN and Infinity, which JSON lacks, both say that there is no answer. */
export function holesAsNull(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}
