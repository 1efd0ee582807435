/** A value of one CSV cell. null and NaN write an empty cell: a hole stays a hole. */
export type CsvValue = string | number | null;

const NEEDS_QUOTES = /[",\r\n]/;
/** A text cell that a spreadsheet would run as a formula gets an apostrophe in front. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** 15 significant digits: what a double surely holds, without the noise of its last bits. */
const SIGNIFICANT_DIGITS = 15;

/** A number with at most 15 significant digits, never in exponent form for ordinary magnitudes; empty for NaN. */
export function csvNumber(value: number): string {
  return Number.isNaN(value) ? '' : String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
}

function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return csvNumber(value);
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One RFC 4180 line, ended by a line feed. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\n`;
}
