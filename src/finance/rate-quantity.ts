import { AgnerError, type StaffGroup } from '../core/index.ts';
import type { RateDocument } from './contract-schema.ts';
import type { QuantityDefinition } from './measured-quantity.ts';
import type { QuantityKind } from './quantity-kinds.ts';

/** What a rate that has no `measure` counts, by the words that contracts use for its unit. */
const KIND_OF_UNIT: { readonly [unit: string]: QuantityKind } = {
  contact: 'intervalContacts',
  call: 'intervalContacts',
  minute: 'intervalMinutes',
  hour: 'billedHours',
};
const HOURS: readonly QuantityKind[] = ['billedHours', 'productionHours'];

/**
 * How the quantity of a rate is measured from the client's records: by its `measure`, else by its unit and queue. Hours
 * that name no group are those of the vendor's groups that serve the rate's queues (all its groups when there is none).
 *
 * @param groups staff groups of the tenant.
 * @throws AgnerError FINANCE_MEASURE_UNKNOWN when the contract does not say what to count, or counts under a condition.
 */
export function quantityDefinition(
  rate: RateDocument,
  vendorId: string,
  groups: readonly StaffGroup[],
): QuantityDefinition {
  if (rate.model === 'fixed') return { code: rate.code, kind: 'fixed' };
  if (rate.when !== undefined) throw unknown(rate, 'is paid under a condition (`when`)');
  const kind = rate.measure?.kind ?? KIND_OF_UNIT[rate.unit ?? ''];
  if (kind === undefined) throw unknown(rate, `is paid by the unit "${rate.unit ?? ''}"`);
  const queueIds = rate.measure?.queues ?? (rate.queue === undefined ? [] : [rate.queue].flat());
  if (!HOURS.includes(kind)) {
    if (kind !== 'fixed' && queueIds.length === 0) throw unknown(rate, 'names no queue');
    return { code: rate.code, kind, queueIds };
  }
  const groupIds = rate.measure?.groups ?? groupsOf(vendorId, queueIds, groups);
  if (groupIds.length === 0)
    throw unknown(rate, 'is paid by the hour and the vendor has no such staff group');
  return { code: rate.code, kind, groupIds };
}

function groupsOf(vendorId: string, queueIds: readonly string[], groups: readonly StaffGroup[]): string[] {
  return groups
    .filter(
      (group) =>
        group.vendorId === vendorId &&
        (queueIds.length === 0 || group.queueIds.some((queueId) => queueIds.includes(queueId))),
    )
    .map((group) => group.id);
}

function unknown(rate: RateDocument, what: string): AgnerError {
  return new AgnerError(
    'FINANCE_MEASURE_UNKNOWN',
    `The rate ${rate.code} ${what}: what it counts cannot be measured from the stored records.`,
    { field: `contract.rates.${rate.code}.measure`, value: rate.code },
  );
}
