import { displayNumber, displayValue, type Language } from './display-value.ts';
import { findPolicy, type KpiValue } from './evaluate.ts';
import type { KpiDefinition } from './kpi-definition.ts';
import { exactOf } from './target.ts';

const WORDS = {
  en: { policy: 'policy', undefined: 'undefined (nothing was counted)', threshold: 'the threshold' },
  fr: { policy: 'convention', undefined: "indéfini (rien n'a été compté)", threshold: 'le seuil' },
} as const;

/**
 * One worked sentence: `150 answered within 20 s / 200 offered = 75.0 % (policy offered)`.
 *
 * @param thresholdSeconds the service-level threshold where all rows share one; left out, it is not named.
 */
export function kpiSentence(
  definition: KpiDefinition,
  value: KpiValue,
  language: Language,
  thresholdSeconds?: number,
): string {
  const policy = findPolicy(definition, value.policy);
  const words = policy.words[language];
  const threshold = thresholdSeconds === undefined ? WORDS[language].threshold : `${thresholdSeconds} s`;
  const part = (amount: string | null, name: string): string =>
    `${amount === null ? '?' : displayPart(amount, language)} ${name.replaceAll('{X}', threshold)}`;
  const suffix = `(${WORDS[language].policy} ${value.policy})`;
  const numerator = part(value.numerator, words.numerator);
  const unit = policy.unit ?? definition.unit;
  const [, currency] = /^([A-Z]{3})\b/.exec(value.unit) ?? [];
  const result =
    value.value === null
      ? WORDS[language].undefined
      : `${displayValue(exactOf(value.value), unit, language)}${currency === undefined ? '' : ` ${currency}`}`;
  if (policy.denominator === null) {
    return policy.computed === undefined
      ? `${numerator} ${suffix}`
      : `${words.numerator}: ${result} ${suffix}`;
  }
  if (policy.computed !== undefined) {
    return `${numerator} / ${part(value.denominator, words.denominator)} -> ${result} ${suffix}`;
  }
  return `${numerator} / ${part(value.denominator, words.denominator)} = ${result} ${suffix}`;
}

function displayPart(amount: string, language: Language): string {
  const exact = exactOf(amount);
  return displayNumber(exact, language, exact.denominator === 1n ? 0 : 2);
}
