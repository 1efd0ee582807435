/** How a file writes decimals: decided by its user, or guessed from its delimiter. */
export type DecimalStyle = '.' | ',' | 'guess' | 'guess-comma';

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;
const POINT = /^\d+(?:\.\d+)?$|^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const COMMA = /^\d+(?:,\d+)?$|^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
const POINT_THOUSANDS_OR_DECIMALS = /^[1-9]\d{0,2}\.\d{3}$/;
/** `1,440.50-` and `(1,440.50)`. */
const LEDGER_NEGATIVE = /^(?:([^-+()]+)-|\(([^-+()]+)\))$/;
/** Space, no-break spaces and apostrophes between groups of three digits. */
const SPACED_GROUPS = /^\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?=[.,]|$)/;

/**
 * A number written by people or vendors, as plain decimal text (`-1234.5`).
 *
 * The rule: spaces and apostrophes may group thousands. In a file with decimal point (`.`), commas may group thousands;
 * with decimal comma (`,`), points may. Where the user did not say: a file delimited by comma or tab (`guess`) reads
 * `1,234` as 1234 and `12,5` as 12.5; a file delimited by semicolon (`guess-comma`) reads `1,234` as 1.234 and
 * `12.5` as 12.5, and `1.234` is ambiguous. A minus may also stand behind the number, or brackets around it, as ledgers
 * write them. Exponents, hexadecimal and percent signs are not numbers here.
 *
 * @returns null when the text is not a number, `'ambiguous'` when two readings are equally good.
 */
export function plainDecimal(written: string, style: DecimalStyle): string | 'ambiguous' | null {
  if (style === '.' || style === 'guess') {
    if (PLAIN.test(written)) return written.startsWith('+') ? written.slice(1) : written;
  }
  const text = written.trim().replace(LEDGER_NEGATIVE, '-$1$2');
  const sign = text.startsWith('-') ? '-' : '';
  const digits = withoutSpacedGroups(text.replace(/^[+-]/, ''));
  switch (style) {
    case '.':
      return POINT.test(digits) ? sign + fromPoint(digits) : null;
    case ',':
      return COMMA.test(digits) ? sign + fromComma(digits) : null;
    case 'guess':
      if (POINT.test(digits)) return sign + fromPoint(digits);
      return COMMA.test(digits) ? sign + fromComma(digits) : null;
    case 'guess-comma':
      if (POINT_THOUSANDS_OR_DECIMALS.test(digits)) return 'ambiguous';
      if (COMMA.test(digits)) return sign + fromComma(digits);
      return POINT.test(digits) ? sign + fromPoint(digits) : null;
  }
}

function withoutSpacedGroups(digits: string): string {
  return digits.replace(SPACED_GROUPS, (groups) => groups.replace(/\D/g, ''));
}

function fromPoint(digits: string): string {
  return digits.replaceAll(',', '');
}

function fromComma(digits: string): string {
  return digits.replaceAll('.', '').replace(',', '.');
}
