import { AgnerError } from '../../core/index.ts';
import type { Invoice } from '../../finance/index.ts';
import type { StoredContract } from '../../store/index.ts';

/**
 * The contract version that an invoice is checked against: of the contract it names, else of the vendor's only contract
 * in force, the newest version that holds on the first day of the service period. A named contract that does not hold
 * then is still answered, so that the check can say that the period lies outside it.
 *
 * @param contracts all versions of the vendor's contracts, the newest of each first.
 * @throws AgnerError FINANCE_NO_CONTRACT or FINANCE_SEVERAL_CONTRACTS.
 */
export function contractInForce(contracts: readonly StoredContract[], invoice: Invoice): StoredContract {
  const day = invoice.period.from;
  const inForce = contracts.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  );
  if (invoice.contractId !== null) {
    const ofId = (one: StoredContract): boolean => one.id === invoice.contractId;
    const found = inForce.find(ofId) ?? contracts.find(ofId);
    if (found !== undefined) return found;
    throw noContract(invoice, `no contract "${invoice.contractId}" with ${invoice.vendorId} is stored`);
  }
  const ids = [...new Set(inForce.map(({ id }) => id))];
  if (ids.length > 1) {
    throw new AgnerError(
      'FINANCE_SEVERAL_CONTRACTS',
      `On ${day} several contracts with ${invoice.vendorId} are in force: ${ids.join(', ')}.`,
      { field: 'invoice.contract_id', value: ids.join(', ') },
    );
  }
  const [newest] = inForce;
  if (newest !== undefined) return newest;
  throw noContract(invoice, `no contract with ${invoice.vendorId} is in force on ${day}`);
}

function noContract(invoice: Invoice, what: string): AgnerError {
  return new AgnerError('FINANCE_NO_CONTRACT', `The invoice ${invoice.number} cannot be checked: ${what}.`, {
    field: 'invoice.contract_id',
    value: invoice.contractId ?? invoice.vendorId,
  });
}
