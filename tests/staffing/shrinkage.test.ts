import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rationalToNumber } from '../../src/math/index.ts';
import { availabilityOn, grossUp, type Shrinkage, staffCost } from '../../src/staffing/index.ts';

const category = (rate: number, paid = true) => ({
  name: `at ${rate}`,
  rate,
  planned: true,
  paid,
  from: null,
  to: null,
});
const of = (compounding: Shrinkage['compounding'], ...rates: number[]): Shrinkage => ({
  compounding,
  categories: rates.map((rate) => category(rate)),
});
const DAY = '2026-11-02';
const rates = fc.array(
  fc.integer({ min: 0, max: 240 }).map((thousandths) => thousandths / 1000),
  {
    maxLength: 4,
  },
);

describe('grossing up', () => {
  it('is exact where doubles are not', () => {
    // 21 / (1 - 0.3) is 30.000000000000004 in doubles.
    expect(grossUp(21, availabilityOn(of('additive', 0.1, 0.2), DAY))).toEqual({
      gross: 30,
      grossAgents: 30,
    });
    expect(grossUp(72, availabilityOn(of('multiplicative', 0.1, 0.2), DAY))).toEqual({
      gross: 100,
      grossAgents: 100,
    });
    expect(grossUp(22, availabilityOn(of('additive', 0.3), DAY)).grossAgents).toBe(32);
  });

  it('never gives fewer people than agents, and is undone by availability', () => {
    fc.assert(
      fc.property(
        rates,
        fc.nat({ max: 500 }),
        fc.constantFrom('additive' as const, 'multiplicative' as const),
        (shares, net, compounding) => {
          const availability = availabilityOn(of(compounding, ...shares), DAY);
          const { gross, grossAgents } = grossUp(net, availability);
          expect(gross).toBeGreaterThanOrEqual(net);
          expect(gross * rationalToNumber(availability.onPosition)).toBeCloseTo(net, 9);
          expect(grossAgents).toBe(Math.max(0, Math.ceil(gross - 1e-9)));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('takes more away when rates add up than when they multiply', () => {
    fc.assert(
      fc.property(rates, (shares) => {
        const added = rationalToNumber(availabilityOn(of('additive', ...shares), DAY).onPosition);
        const multiplied = rationalToNumber(availabilityOn(of('multiplicative', ...shares), DAY).onPosition);
        expect(added).toBeLessThanOrEqual(multiplied + 1e-12);
      }),
      { numRuns: 100 },
    );
  });

  it('applies a category on its first and last day, and not beside them', () => {
    const season: Shrinkage = {
      compounding: 'additive',
      categories: [{ ...category(0.5), from: '2026-11-01', to: '2026-11-30' }],
    };
    const on = (day: string) => grossUp(10, availabilityOn(season, day)).gross;
    expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map(on)).toEqual([10, 20, 20, 10]);
  });

  it('refuses to divide by nobody', () => {
    expect(() => availabilityOn(of('additive', 0.6, 0.4), DAY)).toThrow(/adds up to 1/);
  });
});

describe('cost', () => {
  const rate = { amount: '30', currency: 'EUR' };

  it('pays for paid absence and not for unpaid absence', () => {
    const paid = availabilityOn({ compounding: 'additive', categories: [category(0.2)] }, DAY);
    const unpaid = availabilityOn({ compounding: 'additive', categories: [category(0.2, false)] }, DAY);
    // Eight on position take ten people either way; ten hours are paid, or the eight that are worked.
    expect(staffCost(8, paid, 60, rate)).toEqual({ amount: '300', currency: 'EUR' });
    expect(staffCost(8, unpaid, 60, rate)).toEqual({ amount: '240', currency: 'EUR' });
    expect(grossUp(8, unpaid).gross).toBe(10);
  });

  it('is exact where it ends, and rounds half up at twelve decimals where it does not', () => {
    const none = availabilityOn(of('additive'), DAY);
    expect(staffCost(7, none, 15, { amount: '24.55', currency: 'EUR' }).amount).toBe('42.9625');
    expect(staffCost(1, availabilityOn(of('additive', 0.3), DAY), 60, rate).amount).toBe('42.857142857143');
  });
});
