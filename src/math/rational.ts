/**
 * Exact fractions on bigint, always reduced, denominator > 0. KPI values are compared digit for digit, so the way from
 * counts to value must not pass through a double.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** numerator / denominator, reduced. @throws RangeError when the denominator is 0 (callers decide null before). */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('A rational cannot have the denominator 0.');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = gcd(numerator, denominator) || 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

const DECIMAL_TEXT = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Reads `12`, `-3.25`, `1e-7` exactly. @throws RangeError for anything else. */
export function rationalFromText(text: string): Rational {
  const match = DECIMAL_TEXT.exec(text);
  if (match === null) throw new RangeError(`"${text}" is not a decimal number.`);
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const power = Number(exponent) - fraction.length;
  return power >= 0 ? rational(digits * 10n ** BigInt(power)) : rational(digits, 10n ** BigInt(-power));
}

/** The decimal that the number prints as, exactly: 0.1 becomes 1/10, not the double beside it. */
export function rationalFromNumber(value: number): Rational {
  return rationalFromText(String(value));
}

export function addRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtractRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiplyRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a / b, or null when b is 0. */
export function divideRational(a: Rational, b: Rational): Rational | null {
  if (b.numerator === 0n) return null;
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** -1, 0 or 1. */
export function compareRational(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Smallest integer at or above the value. */
export function ceilRational(a: Rational): bigint {
  const quotient = a.numerator / a.denominator;
  return a.numerator > 0n && a.numerator % a.denominator !== 0n ? quotient + 1n : quotient;
}

/** Nearest double, by way of at least 25 significant decimal digits. */
export function rationalToNumber(a: Rational): number {
  const magnitude = String(a.denominator).length - String(a.numerator).length;
  return Number(rationalToText(a, 25 + Math.max(0, magnitude)));
}

/**
 * The exact value: a plain decimal where it terminates, else `n/d`.
 * With `digits` given, a decimal cut (rounded half up) after that many decimals, never `n/d`.
 */
export function rationalToText(a: Rational, digits?: number): string {
  let scale = 0;
  if (digits === undefined) {
    let rest = a.denominator;
    let twos = 0;
    let fives = 0;
    while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
    while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
    if (rest !== 1n) return `${a.numerator}/${a.denominator}`;
    scale = Math.max(twos, fives);
  } else {
    scale = digits;
  }
  const negative = a.numerator < 0n;
  const magnitude = negative ? -a.numerator : a.numerator;
  const power = 10n ** BigInt(scale);
  const scaled = (magnitude * power * 2n + a.denominator) / (a.denominator * 2n);
  const whole = scaled / power;
  const fraction = scale === 0 ? '' : `.${(scaled % power).toString().padStart(scale, '0')}`;
  return `${negative && scaled !== 0n ? '-' : ''}${whole}${fraction}`;
}
