import { AgnerError, type Fault, fault, type LocalDay } from '../core/index.ts';
import {
  ceilRational,
  compareRational,
  divideRational,
  multiplyRational,
  type Rational,
  rational,
  rationalFromNumber,
  rationalToNumber,
  subtractRational,
} from '../math/index.ts';

/** One reason why paid or contracted time is not time on position. */
export interface ShrinkageCategory {
  readonly name: string;
  /** Share of gross time, 0 <= rate < 1. */
  readonly rate: number;
  /** Known beforehand (leave, training) or not (sickness). */
  readonly planned: boolean;
  /** Paid time costs; unpaid time only takes people away. */
  readonly paid: boolean;
  /** First and last local day it applies, both inclusive; null = open-ended. */
  readonly from: LocalDay | null;
  readonly to: LocalDay | null;
}

/**
 * Additive: rates are shares of gross time and add up. Multiplicative: each rate applies to what the others leave, so
 * shares on position multiply; unpaid categories are taken out first, paid ones out of what remains.
 */
export interface Shrinkage {
  readonly compounding: 'additive' | 'multiplicative';
  readonly categories: readonly ShrinkageCategory[];
}

/** What a day's shrinkage does to gross time. Both shares are exact fractions of gross time, above 0. */
export interface Availability {
  readonly categories: readonly ShrinkageCategory[];
  /** On position: gross less every category, paid or not. */
  readonly onPosition: Rational;
  /** Paid: gross less the unpaid categories only. */
  readonly paid: Rational;
}

const WHOLE = rational(1n);

/**
 * The shares of gross time on position and paid on a local day.
 *
 * @throws AgnerError SHRINKAGE_INVALID when the categories of that day leave nobody.
 */
export function availabilityOn(shrinkage: Shrinkage, day: LocalDay): Availability {
  const categories = shrinkage.categories.filter((category) => applies(category, day));
  const onPosition = left(categories, shrinkage.compounding);
  if (compareRational(onPosition, rational(0n)) <= 0) {
    throw AgnerError.from(nobodyLeft(onPosition, day, 'shrinkage'));
  }
  return {
    categories,
    onPosition,
    paid: left(
      categories.filter((category) => !category.paid),
      shrinkage.compounding,
    ),
  };
}

function applies(category: ShrinkageCategory, day: LocalDay): boolean {
  return (category.from === null || category.from <= day) && (category.to === null || day <= category.to);
}

function left(categories: readonly ShrinkageCategory[], compounding: Shrinkage['compounding']): Rational {
  let share = WHOLE;
  for (const category of categories) {
    const rate = rationalFromNumber(category.rate);
    share =
      compounding === 'additive'
        ? subtractRational(share, rate)
        : multiplyRational(share, subtractRational(WHOLE, rate));
  }
  return share;
}

/** Gross people for net people on position: net / availability, and the exact whole number above it. */
export function grossUp(net: number, availability: Availability): { gross: number; grossAgents: number } {
  const gross = exactGross(net, availability);
  return { gross: rationalToNumber(gross), grossAgents: Number(ceilRational(gross)) };
}

/** net / availability as an exact fraction. */
export function exactGross(net: number, availability: Availability): Rational {
  // Availability is above 0, so the quotient exists.
  return divideRational(rationalFromNumber(net), availability.onPosition) as Rational;
}

/** What is wrong with a shrinkage, or null: rates outside [0, 1), windows that end before they start, days with nobody. */
export function shrinkageFault(shrinkage: Shrinkage, field: string): Fault | null {
  for (const [at, { name, rate, from, to }] of shrinkage.categories.entries()) {
    if (!(rate >= 0 && rate < 1)) {
      return fault(
        'SHRINKAGE_INVALID',
        `The shrinkage "${name}" is ${rate}; it has to be from 0 to below 1.`,
        {
          field: `${field}[${at}].rate`,
          value: String(rate),
        },
      );
    }
    if (from !== null && to !== null && to < from) {
      return fault(
        'SHRINKAGE_INVALID',
        `The shrinkage "${name}" ends on ${to}, before it starts on ${from}.`,
        {
          field: `${field}[${at}].to`,
          value: to,
          next: 'Write the first and the last day, both inclusive.',
        },
      );
    }
  }
  // The sum can only grow on a day when a category starts.
  const days = ['0000-01-01', ...shrinkage.categories.flatMap(({ from }) => (from === null ? [] : [from]))];
  for (const day of days) {
    const onPosition = left(
      shrinkage.categories.filter((category) => applies(category, day)),
      shrinkage.compounding,
    );
    if (compareRational(onPosition, rational(0n)) <= 0) return nobodyLeft(onPosition, day, field);
  }
  return null;
}

function nobodyLeft(onPosition: Rational, day: LocalDay, field: string): Fault {
  const total = rationalToNumber(subtractRational(WHOLE, onPosition));
  const when = day === '0000-01-01' ? '' : ` from ${day} on`;
  return fault('SHRINKAGE_INVALID', `The shrinkage adds up to ${total}${when}: nobody is left on position.`, {
    field,
    value: String(total),
  });
}
