/** A value of a CSV cell; null is a hole and is written as nothing. */
export type Cell = string | number | boolean | null;

/** One CSV line (RFC 4180, LF). Numbers are written so that reading them gives the same double. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\n`;
}

/** A whole CSV text with its header. */
export function csvText(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let text = csvLine(header);
  for (const row of rows) text += csvLine(row);
  return text;
}

function cellText(cell: Cell): string {
  if (cell === null || (typeof cell === 'number' && Number.isNaN(cell))) return '';
  if (typeof cell === 'number') return numberText(cell);
  const text = String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function numberText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  // Exponents are not numbers to our importers; 20 decimals hold any count or duration that is worth keeping.
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}
