import type { Money } from '../core/index.ts';
import {
  multiplyRational,
  type Rational,
  rational,
  rationalFromText,
  rationalToText,
} from '../math/index.ts';
import { type Availability, exactGross } from './shrinkage.ts';

/**
 * Decimals kept of a cost that does not end (30 agents at 70 % availability); rounded half up there. A cost that ends
 * is exact.
 */
const DECIMALS_OF_AN_ENDLESS_COST = 12;

/** Gross hours of net staff over an interval, and the part of them that is paid, as exact fractions. */
export function grossHours(
  net: number,
  availability: Availability,
  minutes: number,
): { gross: Rational; paid: Rational } {
  const gross = multiplyRational(exactGross(net, availability), rational(BigInt(minutes), 60n));
  return { gross, paid: multiplyRational(gross, availability.paid) };
}

/**
 * What an interval's staff costs: cost per hour x gross paid hours, where
 * gross paid hours = net / availability x minutes / 60 x share of gross time that is paid.
 * Unpaid absence is not paid for; paid absence is.
 */
export function staffCost(
  net: number,
  availability: Availability,
  minutes: number,
  costPerHour: Money,
): Money {
  const { paid } = grossHours(net, availability, minutes);
  const exact = multiplyRational(paid, rationalFromText(costPerHour.amount));
  const text = rationalToText(exact);
  const amount = text.includes('/') ? rationalToText(exact, DECIMALS_OF_AN_ENDLESS_COST) : text;
  return { amount, currency: costPerHour.currency };
}
