import { AgnerError } from '../core/index.ts';
import type { RateDocument } from './contract-schema.ts';
import { decimal, type ExactDecimal, ONE, roundBy, sumDecimals, ZERO } from './exact-decimal.ts';
import { daysInSpan } from './local-day.ts';
import type { Measured } from './measured.ts';

/** Minutes and hours are rounded once, after summing; FTE-months carry more decimals because each is dear. */
const TIME_ROUNDING = { mode: 'half_up', scale: 2 } as const;
const FTE_ROUNDING = { mode: 'half_up', scale: 4 } as const;
const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3600;

/** How a rate's quantity is counted from finer measures; null when they were not given for the code. */
const QUANTITY_RULES: {
  readonly [rule: string]: (code: string, measured: Measured) => ExactDecimal | null;
} = {
  minutes_from_total_seconds: (code, measured) => {
    const seconds = measured.call_seconds?.[code];
    return seconds === undefined
      ? null
      : roundBy(sumOf(seconds).dividedBy(SECONDS_PER_MINUTE), TIME_ROUNDING);
  },
  production_hours: (code, measured) => hoursIn(code, measured, ['handling', 'available']),
  logged_hours: (code, measured) => hoursIn(code, measured, null),
  fte_prorata_calendar_days: (code, measured) => {
    const days = measured.fte_days?.[code];
    return days === undefined
      ? null
      : roundBy(sumOf(days).dividedBy(daysInSpan(measured.period)), FTE_ROUNDING);
  },
};

/**
 * The quantity that the contract pays for: by the rate's rule where finer measures are given, else the measured
 * quantity of the code, else 0. A fixed fee is due once.
 *
 * @throws AgnerError FINANCE_QUANTITY_RULE_UNKNOWN when a rule is not known and no quantity was given either.
 */
export function measuredQuantityOf(rate: RateDocument, measured: Measured): ExactDecimal {
  if (rate.model === 'fixed') return ONE;
  const given = measured.qty?.[rate.code];
  if (rate.qty_rule !== undefined) {
    const rule = QUANTITY_RULES[rate.qty_rule];
    if (rule === undefined && given === undefined) {
      const known = Object.keys(QUANTITY_RULES).join(', ');
      throw new AgnerError(
        'FINANCE_QUANTITY_RULE_UNKNOWN',
        `The rate ${rate.code} counts by "${rate.qty_rule}"; known rules are ${known}.`,
        { field: `contract.rates.${rate.code}.qty_rule`, value: rate.qty_rule },
      );
    }
    const counted = rule?.(rate.code, measured) ?? null;
    if (counted !== null) return counted;
  }
  return given === undefined ? ZERO : decimal(String(given));
}

function hoursIn(code: string, measured: Measured, states: readonly string[] | null): ExactDecimal | null {
  const seconds = measured.agent_seconds?.[code];
  if (seconds === undefined) return null;
  const counted = Object.entries(seconds).filter(([state]) => states === null || states.includes(state));
  return roundBy(sumOf(counted.map(([, value]) => value)).dividedBy(SECONDS_PER_HOUR), TIME_ROUNDING);
}

function sumOf(values: readonly (string | number)[]): ExactDecimal {
  return sumDecimals(values.map((value) => decimal(String(value))));
}
