import { type Fault, fault } from '../../core/index.ts';
import type { TierRow } from '../contract-schema.ts';
import { decimal } from '../exact-decimal.ts';

/** Tiers must rise and end open, else some quantities have no price. */
export function tierFaults(code: string, tiers: readonly TierRow[]): Fault[] {
  const field = `contract.rates.${code}.tiers`;
  const faults: Fault[] = [];
  let reached = decimal('0');
  for (const [index, tier] of tiers.entries()) {
    const last = index === tiers.length - 1;
    if (tier.up_to === null ? !last : last || !decimal(tier.up_to).greaterThan(reached)) {
      const bound = tier.up_to ?? 'open';
      faults.push(
        fault('FINANCE_TIERS_INVALID', `Tier ${index + 1} of the rate ${code} ends at ${bound}.`, {
          field,
          value: bound,
        }),
      );
    }
    if (tier.up_to !== null) reached = decimal(tier.up_to);
  }
  if (tiers.length === 0) {
    faults.push(fault('FINANCE_TIERS_INVALID', `The rate ${code} has no tiers.`, { field }));
  }
  return faults;
}
