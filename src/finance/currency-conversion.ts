import { AgnerError } from '../core/index.ts';
import type { Contract } from './contract.ts';
import type { ExactDecimal } from './exact-decimal.ts';

/** Turns a contract amount into the currency of the invoice; null = the currencies are the same. */
export type Conversion = ((amount: ExactDecimal) => ExactDecimal) | null;

/**
 * The conversion that the contract fixes: `rate` is how many units of `quote` one unit of `base` buys.
 *
 * @throws AgnerError FINANCE_OTHER_CURRENCY when the contract fixes none for the pair.
 */
export function contractConversion(contract: Contract, invoiceCurrency: string): Conversion {
  if (contract.currency === invoiceCurrency) return null;
  const fx = contract.fx;
  if (fx !== null && !fx.rate.isZero()) {
    if (fx.base === invoiceCurrency && fx.quote === contract.currency) {
      return (amount) => amount.dividedBy(fx.rate);
    }
    if (fx.base === contract.currency && fx.quote === invoiceCurrency)
      return (amount) => amount.times(fx.rate);
  }
  throw new AgnerError(
    'FINANCE_OTHER_CURRENCY',
    `The invoice is in ${invoiceCurrency}, the contract ${contract.id} in ${contract.currency} without a rate for the pair.`,
    { field: 'invoice.currency', value: invoiceCurrency },
  );
}
