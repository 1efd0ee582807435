import { AgnerError } from '../../core/index.ts';
import type { RateDocument } from '../contract-schema.ts';
import type { ExactDecimal } from '../exact-decimal.ts';
import { fixedCharge } from './fixed.ts';
import { graduatedCharge } from './graduated.ts';
import { perUnitCharge } from './per-unit.ts';
import type { RateCharge } from './rate-charge.ts';
import { tierFaults } from './tiers.ts';
import { volumeCharge } from './volume.ts';

/** Computes a rate; the price is the one valid on `day`. A new model costs its file and a line here. */
const RATE_MODELS: {
  readonly [model: string]: (rate: RateDocument, quantity: ExactDecimal, day: string) => RateCharge;
} = {
  per_unit: (rate, quantity, day) => perUnitCharge(rate.code, rate.prices ?? [], quantity, day),
  fixed: (rate, _quantity, day) => fixedCharge(rate.code, rate.prices ?? [], day),
  graduated: (rate, quantity) => graduatedCharge(risingTiers(rate), quantity),
  volume: (rate, quantity) => volumeCharge(risingTiers(rate), quantity),
};

/**
 * What the rate makes of a quantity (>= 0), not rounded.
 *
 * @throws AgnerError FINANCE_PRICE_GAP, FINANCE_PRICE_OVERLAP or FINANCE_TIERS_INVALID when the contract does not say.
 */
export function rateCharge(rate: RateDocument, quantity: ExactDecimal, day: string): RateCharge {
  const model = RATE_MODELS[rate.model];
  if (model === undefined) {
    throw new AgnerError('FINANCE_DOCUMENT_INVALID', `The rate model "${rate.model}" is not known.`, {
      field: `contract.rates.${rate.code}.model`,
      value: rate.model,
    });
  }
  return model(rate, quantity, day);
}

function risingTiers(rate: RateDocument) {
  const tiers = rate.tiers ?? [];
  const [first] = tierFaults(rate.code, tiers);
  if (first !== undefined) throw AgnerError.from(first);
  return tiers;
}
