/** `2026-11-02 07:00:00+00` or a Date, as UTC epoch milliseconds; the offset of the session does not matter. */
export function instantFromSql(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  const iso = String(value)
    .replace(' ', 'T')
    .replace(/([+-]\d\d)$/, '$1:00');
  return Date.parse(iso);
}

/** A `double precision[]` as the driver gives it (parsed, or as text), with NULL elements as NaN. */
export function numbersFromSql(value: unknown): Float64Array {
  const items = Array.isArray(value) ? value : textsFromSql(value);
  const result = new Float64Array(items.length);
  for (let index = 0; index < items.length; index++) {
    const item: unknown = items[index];
    result[index] = item === null ? Number.NaN : Number(item);
  }
  return result;
}

const ELEMENT = /"((?:[^"\\]|\\.)*)"|([^,{}]+)/g;

/** A one-dimensional array as the driver gives it (parsed, or as text); elements are strings or null. */
export function textsFromSql(value: unknown): (string | null)[] {
  if (Array.isArray(value)) return value.map((item: unknown) => (item === null ? null : String(item)));
  const found: (string | null)[] = [];
  for (const [, quoted, bare] of String(value).matchAll(ELEMENT)) {
    if (quoted !== undefined) found.push(quoted.replace(/\\(.)/gs, '$1'));
    else found.push(bare === 'NULL' ? null : (bare as string));
  }
  return found;
}
