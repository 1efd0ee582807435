import { AgnerError } from '../core/index.ts';
import type { Contract } from './contract.ts';
import { decimal, type ExactDecimal, positivePart, ZERO } from './exact-decimal.ts';
import type { Measured } from './measured.ts';
import { measuredQuantityOf } from './quantity-rules.ts';
import { rateCharge } from './rates/rate-models.ts';

/** The code of the line that a shortfall is billed under. */
export const TRUE_UP_CODE = 'MIN_TRUE_UP';

export interface TrueUp {
  /** In the contract's currency, not rounded; 0 when the commitment was reached. */
  readonly amount: ExactDecimal;
  readonly basis: string;
}

/**
 * What is due for using less than was committed: the committed quantity at its price less the measured one, or the
 * committed amount less what was charged. Before tax and before any bonus or malus.
 *
 * @param charged by code, in the contract's currency, the expected charges of the period.
 * @returns null when the contract commits to nothing.
 * @throws AgnerError FINANCE_CODE_UNKNOWN when the commitment is on a code without a rate.
 */
export function trueUp(
  contract: Contract,
  measured: Measured,
  day: string,
  charged: ReadonlyMap<string, ExactDecimal>,
): TrueUp | null {
  const commitment = contract.minimumCommitment;
  if (commitment === null) return null;
  const rate = contract.rates.find((one) => one.code === commitment.code);
  if (commitment.code !== undefined && rate === undefined) {
    throw new AgnerError(
      'FINANCE_CODE_UNKNOWN',
      `The minimum commitment is on ${commitment.code}, which has no rate.`,
      { field: 'contract.min_commitment.code', value: commitment.code },
    );
  }
  if (commitment.qty !== undefined && rate !== undefined) {
    const committed = decimal(commitment.qty);
    const used = measuredQuantityOf(rate, measured);
    const short = positivePart(committed.minus(used));
    const owed = short.isZero()
      ? ZERO
      : positivePart(rateCharge(rate, committed, day).amount.minus(rateCharge(rate, used, day).amount));
    return {
      amount: owed,
      basis: `committed ${commitment.qty}, measured ${used.toFixed()}, short ${short.toFixed()}`,
    };
  }
  if (commitment.amount !== undefined) {
    let used = ZERO;
    for (const [code, amount] of charged) {
      if (commitment.code === undefined || commitment.code === code) used = used.plus(amount);
    }
    return {
      amount: positivePart(decimal(commitment.amount).minus(used)),
      basis: `committed ${commitment.amount}, charged ${used.toFixed()}`,
    };
  }
  return null;
}
