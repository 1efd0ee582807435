const NEEDS_ESCAPE = /[\\"]/g;

/** An instant as PostgreSQL reads it, whatever the session's time zone. */
export function instantToSql(ms: number): string {
  return new Date(ms).toISOString();
}

/**
 * A PostgreSQL array literal. Numbers are written shortest-exact; NaN, null and undefined become NULL: a hole stays a
 * hole. Strings are always quoted.
 */
export function arrayText(items: ArrayLike<number | string | boolean | null | undefined>): string {
  const parts = new Array<string>(items.length);
  for (let index = 0; index < items.length; index++) parts[index] = elementText(items[index]);
  return `{${parts.join(',')}}`;
}

function elementText(item: number | string | boolean | null | undefined): string {
  if (typeof item === 'number') return Number.isNaN(item) ? 'NULL' : String(item);
  if (item === null || item === undefined) return 'NULL';
  return typeof item === 'string' ? `"${item.replace(NEEDS_ESCAPE, '\\$&')}"` : String(item);
}
