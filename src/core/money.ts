import { Decimal } from 'decimal.js';
import { AgnerError } from './agner-error.ts';

/**
 * Decimal arithmetic for money. decimal.js rounds at 20 significant digits unless told otherwise, which silently
 * changes large totals, so this private constructor carries 40.
 */
export const MoneyDecimal = Decimal.clone({
  precision: 40,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 40,
});

/** An exact decimal amount in one currency (ISO 4217). Never a JS number. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export type RoundingMode = 'half_up' | 'half_even';

const DECIMAL_TEXT = /^-?\d+(\.\d+)?$/;
const CURRENCY_TEXT = /^[A-Z]{3}$/;

/**
 * Reads an amount written as a plain decimal.
 *
 * @throws AgnerError MONEY_INVALID when the amount is not a plain decimal or the currency not three capitals.
 */
export function money(amount: string, currency: string): Money {
  if (!DECIMAL_TEXT.test(amount)) {
    throw new AgnerError('MONEY_INVALID', `The amount "${amount}" is not a plain decimal such as 24.50.`, {
      value: amount,
    });
  }
  if (!CURRENCY_TEXT.test(currency)) {
    throw new AgnerError(
      'MONEY_INVALID',
      `The currency "${currency}" is not a three-letter code such as EUR.`,
      {
        value: currency,
      },
    );
  }
  return { amount: new MoneyDecimal(amount).toFixed(), currency };
}

/**
 * The sum of amounts of one currency.
 *
 * @throws AgnerError MONEY_MIXED_CURRENCIES when the currencies differ: converting is a decision with a rate and a date.
 */
export function addMoney(amounts: readonly Money[], currency: string): Money {
  let total = new MoneyDecimal(0);
  for (const item of amounts) {
    if (item.currency !== currency) {
      throw new AgnerError(
        'MONEY_MIXED_CURRENCIES',
        `An amount in ${item.currency} cannot be added to amounts in ${currency}.`,
        { value: `${item.amount} ${item.currency}` },
      );
    }
    total = total.plus(item.amount);
  }
  return { amount: total.toFixed(), currency };
}

/** An amount times an exact decimal quantity, not rounded. */
export function multiplyMoney(item: Money, quantity: string): Money {
  return { amount: new MoneyDecimal(item.amount).times(quantity).toFixed(), currency: item.currency };
}

/** Rounds to `scale` decimals by a named rule: the rounding is always a visible step. */
export function roundMoney(item: Money, scale: number, mode: RoundingMode = 'half_up'): Money {
  const rule = mode === 'half_up' ? Decimal.ROUND_HALF_UP : Decimal.ROUND_HALF_EVEN;
  return { amount: new MoneyDecimal(item.amount).toFixed(scale, rule), currency: item.currency };
}
