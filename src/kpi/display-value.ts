import { multiplyRational, type Rational, rational, rationalToText } from '../math/index.ts';

export type Language = 'en' | 'fr';

const THOUSANDS = { en: ',', fr: '\u202f' } as const;
const DECIMAL_POINT = { en: '.', fr: ',' } as const;
/** No-break space before a unit. */
const GAP = '\u00a0';

/** A value for people: a ratio as per cent with one decimal, money with four, a whole number without decimals. */
export function displayValue(value: Rational, unit: string, language: Language): string {
  if (unit === 'ratio') {
    const percent = multiplyRational(value, rational(100n));
    return `${displayNumber(percent, language, 1)}${GAP}%`;
  }
  if (unit.startsWith('currency')) return displayNumber(value, language, 4);
  const shown = displayNumber(value, language, value.denominator === 1n ? 0 : 1);
  return unit === 's' ? `${shown}${GAP}s` : shown;
}

/** A number with grouped thousands, rounded half up to that many decimals. */
export function displayNumber(value: Rational, language: Language, decimals: number): string {
  const [whole = '', fraction] = rationalToText(value, decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THOUSANDS[language]);
  return fraction === undefined ? grouped : `${grouped}${DECIMAL_POINT[language]}${fraction}`;
}
