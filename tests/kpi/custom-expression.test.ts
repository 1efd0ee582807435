import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression, exactTotal, loadExpressionChecker } from '../../src/kpi/index.ts';
import {
  addRational,
  type Rational,
  rational,
  rationalFromText,
  rationalToNumber,
} from '../../src/math/index.ts';

interface Cases {
  readonly measures: string[];
  readonly rows: Record<string, number | string>[];
  readonly accept: { expr: string; additivity: string; value_on_sums: string }[];
  readonly reject: { expr: string; reason: string }[];
}

const cases = JSON.parse(
  readFileSync(new URL('../golden/kpi/custom_expr_cases.json', import.meta.url), 'utf8'),
) as Cases;
const check = await loadExpressionChecker();

function sumsOf(rows: readonly Record<string, number | string>[]): Map<string, Rational> {
  const sums = new Map<string, Rational>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      sums.set(name, addRational(sums.get(name) ?? rational(0n), rationalFromText(String(value))));
    }
  }
  return sums;
}

function accepted(text: string, measures: readonly string[] = cases.measures) {
  const found = check(text, measures);
  if (!found.accepted) throw new Error(`${text}: ${found.reason}`);
  return found;
}

describe('custom KPIs', () => {
  it.each(cases.accept)('accepts $expr', ({ expr, additivity, value_on_sums }) => {
    const found = accepted(expr);
    expect(found.additivity).toBe(additivity);
    const value = evaluateExpression(found.expression, sumsOf(cases.rows)) as Rational;
    expect(rationalToNumber(value)).toBeCloseTo(Number(value_on_sums), 12);
  });

  it.each(cases.reject)('refuses $expr', ({ expr }) => {
    const found = check(expr, cases.measures);
    expect(found.accepted).toBe(false);
    expect(found.accepted ? '' : found.reason).toMatch(/\S/);
  });

  it.each([
    'handled\nsales',
    'handled#sales',
    'handled mod 2',
    'not handled',
    'handled xor sales',
    'handled in sales',
    '0b11*handled',
    '0o7+handled',
    'min',
    'max(handled',
    'abs(handled, sales)',
    'abs()',
    'sqrt(handled)',
    'evaluate(handled)',
    'createUnit(handled)',
    'handled.toString()',
    'min.call(handled)',
    'max(max)(handled)',
    'min(handled)(sales)',
    '1234567890123456789*handled',
    '1+1',
    'e*handled',
    'Infinity*handled',
    '__proto__/handled',
    'handled sales',
    '(((((((((((((handled)))))))))))))',
  ])('refuses %s too', (text) => {
    expect(check(text, cases.measures).accepted).toBe(false);
  });

  it.each([
    ['-handled', 'additive'],
    ['handled/(2*offered)', 'ratio'],
    ['(handled/offered)/2', 'ratio'],
    ['handled/(offered+1)', 'recompute'],
    ['handled/offered - sales/offered', 'recompute'],
    ['handled + 1', 'recompute'],
    ['1/handled', 'recompute'],
    ['abs(handled)', 'recompute'],
    ['max(1,2)*handled', 'additive'],
    ['0.1*handled+0.2*handled', 'additive'],
  ])('%s is %s', (text, additivity) => {
    expect(accepted(text).additivity).toBe(additivity);
  });

  it('is exact, and null over 0 wherever it happens', () => {
    const sums = sumsOf([{ handled: 1, sales: 0 }]);
    const value = (text: string) => evaluateExpression(accepted(text).expression, sums);
    expect(value('0.1*handled+0.2*handled')).toEqual(rational(3n, 10n));
    expect(value('handled/sales')).toBeNull();
    expect(value('handled + 0*(handled/sales)')).toBeNull();
    expect(value('max(handled, handled/sales)')).toBeNull();
    expect(value('offered')).toBeNull();
  });

  it('takes a measure of any name as a name only', () => {
    const found = accepted('constructor + pi', ['constructor', 'pi']);
    expect(found.measures).toEqual(['constructor', 'pi']);
    expect(evaluateExpression(found.expression, new Map())).toBeNull();
    expect(() => check('a', ['a b'])).toThrow('no usable name');
  });

  it('adds up over any partition as its class says', () => {
    const row = fc.record({ handled: fc.nat(90), offered: fc.nat(90), sales: fc.nat(90) });
    const leaf = fc.constantFrom('handled', 'offered', 'sales', '2*sales', '(offered-handled)');
    const linear = fc.array(leaf, { minLength: 1, maxLength: 4 }).map((terms) => terms.join(' + '));
    fc.assert(
      fc.property(linear, fc.array(row, { minLength: 1 }), (text, rows) => {
        const { expression, additivity } = accepted(text);
        expect(additivity).toBe('additive');
        const whole = evaluateExpression(expression, sumsOf(rows));
        const parts = rows.map((one) => evaluateExpression(expression, sumsOf([one])) as Rational);
        expect(exactTotal([exactTotal(parts), rational(0n)])).toEqual(exactTotal([whole as Rational]));
      }),
      { numRuns: 60 },
    );
  });

  it('never throws, whatever is written', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab1. ,()+-*/_'), maxLength: 40 });
    fc.assert(
      fc.property(text, (written) => {
        expect(check(written, ['a', 'b', 'ab']).accepted).toBeTypeOf('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
