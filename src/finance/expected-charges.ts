import { bonusMalus, bonusMalusBase } from './bonus-malus.ts';
import type { Contract } from './contract.ts';
import { contractConversion } from './currency-conversion.ts';
import { type ExactDecimal, roundBy } from './exact-decimal.ts';
import type { ServicePeriod } from './invoice.ts';
import type { Measured } from './measured.ts';
import { TRUE_UP_CODE, trueUp } from './minimum-commitment.ts';
import { measuredQuantityOf } from './quantity-rules.ts';
import { rateCharge } from './rates/rate-models.ts';

/** What makes a charge: a rate, the shortfall of a commitment, or a KPI. */
export type ChargeKind = 'rate' | 'trueUp' | 'bonusMalus';

/** One line that the contract makes of the measured quantities. */
export interface ExpectedCharge {
  readonly code: string;
  readonly kind: ChargeKind;
  readonly model: string;
  readonly unit: string;
  readonly quantity: ExactDecimal | null;
  readonly unitPrice: ExactDecimal | null;
  /** Before rounding, in the invoice's currency. */
  readonly exact: ExactDecimal;
  /** Rounded by line, by the contract's rule. */
  readonly amount: ExactDecimal;
  readonly converted: boolean;
  /** The price row, tiers, commitment or KPI that was used. */
  readonly basis: string;
}

/**
 * The charges of a period in the invoice's currency: each rate with a measured quantity above 0 (fixed fees always)
 * at the price of the period's first day, then the true-up of a commitment, then bonus and malus on the charges
 * before the true-up. Lines are rounded one by one, and only then summed.
 *
 * @throws AgnerError when the contract does not say what a quantity costs (FINANCE_PRICE_GAP and its like).
 */
export function expectedCharges(
  contract: Contract,
  measured: Measured,
  period: ServicePeriod,
  currency: string,
): ExpectedCharge[] {
  const convert = contractConversion(contract, currency);
  const charge = (parts: Omit<ExpectedCharge, 'amount' | 'converted'>): ExpectedCharge => ({
    ...parts,
    amount: roundBy(parts.exact, contract.rounding),
    converted: convert !== null,
  });
  const inInvoiceCurrency = (amount: ExactDecimal): ExactDecimal =>
    convert === null ? amount : convert(amount);
  const rates: ExpectedCharge[] = [];
  const contractAmounts = new Map<string, ExactDecimal>();
  for (const rate of contract.rates) {
    const quantity = measuredQuantityOf(rate, measured);
    if (quantity.isZero()) continue;
    const made = rateCharge(rate, quantity, period.from);
    contractAmounts.set(rate.code, roundBy(made.amount, contract.rounding));
    rates.push(
      charge({
        code: rate.code,
        kind: 'rate',
        model: rate.model,
        unit: rate.unit ?? '',
        quantity,
        unitPrice: made.unitPrice,
        exact: inInvoiceCurrency(made.amount),
        basis: made.basis,
      }),
    );
  }
  const charges = [...rates];
  const owed = trueUp(contract, measured, period.from, contractAmounts);
  if (owed !== null) {
    charges.push(
      charge({
        code: TRUE_UP_CODE,
        kind: 'trueUp',
        model: 'min_commitment',
        unit: '',
        quantity: null,
        unitPrice: null,
        exact: inInvoiceCurrency(owed.amount),
        basis: owed.basis,
      }),
    );
  }
  for (const clause of contract.bonusMalus) {
    const made = bonusMalus(clause, measured, bonusMalusBase(clause, rates));
    charges.push(
      charge({
        code: clause.code,
        kind: 'bonusMalus',
        model: 'bonus_malus',
        unit: '',
        quantity: null,
        unitPrice: null,
        exact: made.amount,
        basis: made.basis,
      }),
    );
  }
  return charges;
}
