import type { ExactDecimal } from '../exact-decimal.ts';

/** What a rate makes of a quantity, before rounding. */
export interface RateCharge {
  readonly amount: ExactDecimal;
  /** null where no single price applies (graduated tiers). */
  readonly unitPrice: ExactDecimal | null;
  /** The row or tiers of the rate card that were used. */
  readonly basis: string;
}
