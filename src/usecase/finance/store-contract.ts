import { AgnerError, canonicalJson } from '../../core/index.ts';
import { type ContractDocument, checkContract, readContract } from '../../finance/index.ts';
import { inTenant, listContracts, saveContract } from '../../store/index.ts';
import type { World } from '../world.ts';
import { requireVendor } from './require-vendor.ts';

export interface StoredContractVersion {
  readonly contractId: string;
  readonly version: number;
  /** False: the newest version had this content already, and nothing was written. */
  readonly fresh: boolean;
}

/**
 * Stores a contract: new content becomes the next version, equal content changes nothing, and no version ever changes,
 * because reconciliations refer to it.
 *
 * @param document in the shape of contract.yaml; a rate's `measure` says what a check counts for it.
 * @throws AgnerError with the first fault of the document, or NOT_FOUND for an unknown vendor.
 */
export async function storeContract(world: World, document: unknown): Promise<StoredContractVersion> {
  const [fault] = checkContract(document);
  if (fault !== undefined) throw AgnerError.from(fault);
  readContract(document);
  const found = document as ContractDocument;
  const { database, scope } = world;
  return inTenant(database, scope.tenantId, async (transaction) => {
    await requireVendor(transaction, scope, found.vendor_id);
    const [newest] = await listContracts(transaction, scope, { id: found.id });
    if (newest !== undefined && canonicalJson(newest.document) === canonicalJson(found)) {
      return { contractId: found.id, version: newest.version, fresh: false };
    }
    const version = (newest?.version ?? 0) + 1;
    await saveContract(transaction, scope, {
      id: found.id,
      version,
      vendorId: found.vendor_id,
      validFrom: found.valid_from,
      validTo: found.valid_to ?? null,
      document: found,
    });
    return { contractId: found.id, version, fresh: true };
  });
}
