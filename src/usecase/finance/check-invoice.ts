import { AgnerError, contentHash } from '../../core/index.ts';
import {
  type Invoice,
  type Measured,
  normalisedNumber,
  type Reconciliation,
  readContract,
  readInvoice,
  reconcile,
} from '../../finance/index.ts';
import {
  inTenant,
  listContracts,
  listInvoices,
  type StoredContract,
  type StoredInvoice,
  saveReconciliation,
  setInvoiceStatus,
} from '../../store/index.ts';
import { recordedRun } from '../recorded-run.ts';
import type { World } from '../world.ts';
import { contractInForce } from './contract-in-force.ts';
import type { CountedQuantity } from './counted-quantity.ts';
import { earlierInvoices } from './earlier-invoices.ts';
import { type ContractMeasures, measureContract } from './measure-contract.ts';

/** The outcome of a check, with what it was held against. */
export interface CheckedInvoice {
  /** Of the stored reconciliation: the id of its run. */
  readonly reconciliationId: string;
  readonly runId: string;
  /** False: the same invoice had been held against the same contract and quantities before. */
  readonly fresh: boolean;
  readonly invoiceId: string;
  readonly contractId: string;
  readonly contractVersion: number;
  readonly reconciliation: Reconciliation;
  readonly measured: Measured;
  readonly quantities: readonly CountedQuantity[];
}

/** What a stored reconciliation keeps beside its lines: everything that explains it. */
export interface ReconciliationDocument {
  readonly reconciliation: Reconciliation;
  readonly measured: Measured;
  readonly quantities: readonly CountedQuantity[];
}

/**
 * Checks a stored invoice against the contract version in force and the quantities that the stored records give, and
 * stores the outcome with its evidence. Checked again on the same data, the stored outcome stands; on changed data a
 * new outcome is stored beside it.
 *
 * @throws AgnerError NOT_FOUND for an unknown invoice, FINANCE_NO_CONTRACT and its like when it cannot be checked; then
 * nothing is written.
 */
export async function checkInvoice(
  world: World,
  request: { readonly invoiceId: string },
): Promise<CheckedInvoice> {
  const { stored, contract, earlier, measures } = await load(world, request.invoiceId);
  const invoice = readInvoice(stored.document);
  const { measured, quantities, parents } = measures;
  const outcome = reconcile(readContract(contract.document), measured, invoice, earlier);
  const { runId, fresh } = await recordedRun(
    world,
    {
      kind: 'reconciliation',
      input: {
        invoice: contentHash([stored.id, stored.document]),
        contract: contentHash(contract.document),
        measured,
        evidence: quantities.map(({ code, evidence }) => [code, evidence]),
        earlier: contentHash(earlier),
      },
      parameters: { invoiceId: stored.id, contractId: contract.id, contractVersion: contract.version },
      seed: null,
      parents,
    },
    async () => outcome,
    async (transaction, result, id) => {
      const document: ReconciliationDocument = { reconciliation: result, measured, quantities };
      await saveReconciliation(transaction, world.scope, {
        id,
        runId: id,
        vendorId: stored.vendorId,
        invoiceId: stored.id,
        contractId: contract.id,
        contractVersion: contract.version,
        verdict: result.verdict,
        expectedNet: result.expectedNet,
        invoicedNet: result.invoicedNet,
        differenceNet: result.differenceNet,
        payableNet: result.payableNet,
        currency: result.currency,
        document,
        lines: result.lines.map((line) => ({
          code: line.code,
          verdict: line.verdict,
          expected: line.expected,
          invoiced: line.invoiced,
          difference: line.difference,
          quantityEffect: line.effects?.quantity ?? null,
          rateEffect: line.effects?.rate ?? null,
          arithmeticEffect: line.effects?.arithmetic ?? null,
          evidence: quantities.find(({ code }) => code === line.code)?.evidence ?? null,
        })),
      });
      if (stored.status === 'received') {
        await setInvoiceStatus(transaction, world.scope, stored.id, 'checked');
      }
      return { lines: result.lines.length, verdict: result.verdict };
    },
  );
  return {
    reconciliationId: runId,
    runId,
    fresh,
    invoiceId: stored.id,
    contractId: contract.id,
    contractVersion: contract.version,
    reconciliation: outcome,
    measured,
    quantities,
  };
}

interface Loaded {
  readonly stored: StoredInvoice;
  readonly contract: StoredContract;
  readonly earlier: readonly Invoice[];
  readonly measures: ContractMeasures;
}

function load(world: World, invoiceId: string): Promise<Loaded> {
  const { database, scope } = world;
  return inTenant(database, scope.tenantId, async (transaction) => {
    const [stored] = await listInvoices(transaction, scope, { id: invoiceId });
    if (stored === undefined) {
      throw new AgnerError('NOT_FOUND', `There is no invoice "${invoiceId}".`, { value: invoiceId });
    }
    const { vendorId } = stored;
    const invoice = readInvoice(stored.document);
    const contract = contractInForce(await listContracts(transaction, scope, { vendorId }), invoice);
    const earlier = earlierInvoices(await listInvoices(transaction, scope, { vendorId }), stored);
    const { period } = creditedInvoice(invoice, earlier) ?? invoice;
    const measures = await measureContract(transaction, world, readContract(contract.document), period);
    return { stored, contract, earlier, measures };
  });
}

/** A credit note is judged by the quantities of the invoice it repairs. */
function creditedInvoice(invoice: Invoice, earlier: readonly Invoice[]): Invoice | null {
  if (invoice.type !== 'credit_note' || invoice.credits === null) return null;
  const number = normalisedNumber(invoice.credits);
  return earlier.find((one) => one.type === 'invoice' && normalisedNumber(one.number) === number) ?? null;
}
