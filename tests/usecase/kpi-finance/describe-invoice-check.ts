import { beforeAll, describe, expect, it } from 'vitest';
import { checkExplanation } from '../../../src/core/index.ts';
import type { ExampleData } from '../../../src/example/index.ts';
import {
  type Database,
  inTenant,
  listInvoices,
  listReconciliations,
  listRuns,
} from '../../../src/store/index.ts';
import { checkInvoice } from '../../../src/usecase/finance/check-invoice.ts';
import { explainReconciliationLine } from '../../../src/usecase/finance/explain-reconciliation-line.ts';
import {
  formatReconciliationLineId,
  parseReconciliationLineId,
} from '../../../src/usecase/finance/reconciliation-line-id.ts';
import { storeContract } from '../../../src/usecase/finance/store-contract.ts';
import { storeInvoice } from '../../../src/usecase/finance/store-invoice.ts';
import type { World } from '../../../src/usecase/world.ts';
import {
  exampleWorld,
  importActuals,
  type SharedExample,
  storeRecords,
} from '../../support/example-store.ts';

let database: Database;
let data: ExampleData;
let world: World;
const TENANT = 'invoices';

export function describeInvoiceCheck(shared: () => SharedExample): void {
  beforeAll(async () => {
    ({ data, database } = shared());
    world = await exampleWorld(database, data, TENANT);
    const [fromMs, toMs] = [Date.UTC(2026, 6, 31), Date.UTC(2026, 9, 2)];
    const invoiced = data.intervalActuals.filter(
      ({ queueId, startMs }) =>
        (queueId === 'orders' || queueId === 'care-mail') && startMs >= fromMs && startMs < toMs,
    );
    await importActuals(world, data, invoiced, 'import-invoiced');
    await storeRecords(world, data, { fromDay: '2026-08-01', toDay: '2026-10-01', states: null });
  }, 60_000);

  const runsAndOutcomes = () =>
    inTenant(database, TENANT, async (transaction) => ({
      runs: (await listRuns(transaction, world.scope, { kinds: ['reconciliation'] })).length,
      outcomes: (await listReconciliations(transaction, world.scope)).length,
    }));

  const invoiceOf = (index: number) => data.invoiceCases[index]?.invoice as object;

  describe('an invoice checked against stored records', () => {
    it('refuses what it cannot check and writes nothing', async () => {
      await expect(checkInvoice(world, { invoiceId: 'nowhere' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      const early = await storeInvoice(world, { document: invoiceOf(0), id: 'too-early' });
      expect(early).toEqual({ invoiceId: 'too-early', fresh: true });
      await expect(checkInvoice(world, early)).rejects.toMatchObject({
        code: 'FINANCE_NO_CONTRACT',
        message: expect.stringContaining('2026-08-01'),
      });
      expect(await runsAndOutcomes()).toEqual({ runs: 0, outcomes: 0 });
      await expect(
        storeInvoice(world, { document: { ...invoiceOf(0), vendor_id: 'nobody' } }),
      ).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(storeInvoice(world, { document: { number: 'X' } })).rejects.toMatchObject({
        code: 'FINANCE_DOCUMENT_INVALID',
      });
    });

    it('keeps one version of a contract while its content stays', async () => {
      expect(await storeContract(world, data.contract)).toEqual({
        contractId: 'nordcall-2026',
        version: 1,
        fresh: true,
      });
      expect(await storeContract(world, data.contract)).toMatchObject({ version: 1, fresh: false });
      await expect(storeContract(world, { ...data.contract, rates: [] })).rejects.toMatchObject({
        code: 'FINANCE_DOCUMENT_INVALID',
      });
    });

    it('finds the August invoice right and the September one wrong twice', async () => {
      const verdicts: string[] = [];
      for (const [index, expected] of data.invoiceCases.entries()) {
        const { invoiceId } = await storeInvoice(world, {
          document: expected.invoice,
          ...(index === 0 ? { id: 'too-early' } : {}),
        });
        const found = await checkInvoice(world, { invoiceId });
        verdicts.push(found.reconciliation.verdict);
        for (const [code, quantity] of Object.entries(expected.measured.qty)) {
          expect(Number(found.measured.qty?.[code])).toBe(Number(quantity));
        }
        expect(found.fresh).toBe(true);
        expect(found.quantities.find(({ code }) => code === 'VOICE')?.evidence).toMatchObject({
          table: 'interval_actual',
          count: expect.any(Number),
        });
      }
      expect(verdicts).toEqual(['MATCH', 'MULTIPLE:QUANTITY_DIFFERENCE,RATE_DIFFERENCE']);
      expect(verdicts).toEqual(data.invoiceCases.map(({ expectedVerdict }) => expectedVerdict));
      const stored = await inTenant(database, TENANT, (transaction) =>
        listReconciliations(transaction, world.scope, { invoiceId: 'too-early' }),
      );
      expect(stored).toHaveLength(1);
      expect(stored[0]).toMatchObject({ verdict: 'MATCH', contractVersion: 1, differenceNet: '0.00' });
      expect(stored[0]?.lines.map(({ code }) => code)).toEqual(['VOICE', 'EMAIL', 'HOURS', 'MANAGEMENT']);
      const [run] = await inTenant(database, TENANT, (transaction) =>
        listRuns(transaction, world.scope, { kinds: ['reconciliation'] }),
      );
      expect(run).toMatchObject({ state: 'done', parents: ['import-invoiced'] });
      const [invoice] = await inTenant(database, TENANT, (transaction) =>
        listInvoices(transaction, world.scope, { id: 'too-early' }),
      );
      expect(invoice?.status).toBe('checked');
    });

    it('explains each line down to the rows that were counted', async () => {
      const { invoiceId } = await storeInvoice(world, { document: invoiceOf(1) });
      const { reconciliationId, reconciliation } = await checkInvoice(world, { invoiceId });
      for (const { code, difference } of reconciliation.lines) {
        const id = { reconciliationId, code };
        expect(parseReconciliationLineId(formatReconciliationLineId(id))).toEqual(id);
        const found = await explainReconciliationLine(world, id);
        expect(checkExplanation(found)).toEqual([]);
        expect(found).toMatchObject({ value: difference, isCurrent: true, runId: reconciliationId });
      }
      const voice = await explainReconciliationLine(world, { reconciliationId, code: 'VOICE' });
      expect(voice.label).toContain('QUANTITY_DIFFERENCE');
      const source = voice.parts[0]?.parts[0]?.source;
      expect(source?.table).toBe('interval_actual');
      expect(source?.ids).toContain('import-invoiced');
      expect(source?.ids.filter((one) => one.startsWith('orders 2026-09-')).length).toBeGreaterThan(500);
      await expect(explainReconciliationLine(world, { reconciliationId, code: 'FAX' })).rejects.toMatchObject(
        {
          code: 'NOT_FOUND',
          message: expect.stringContaining('VOICE'),
        },
      );
      await expect(
        explainReconciliationLine(world, { reconciliationId: 'none', code: 'VOICE' }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(() => parseReconciliationLineId('invoice:only-an-id')).toThrow(
        expect.objectContaining({ code: 'EXPLANATION_ID_INVALID' }),
      );
    });

    it('changes nothing when it is checked again', async () => {
      const before = await runsAndOutcomes();
      const again = await checkInvoice(world, { invoiceId: 'too-early' });
      expect(again).toMatchObject({ fresh: false, reconciliation: { verdict: 'MATCH' } });
      expect(await runsAndOutcomes()).toEqual(before);
    });

    it('knows a copy of an invoice, whatever its punctuation, and leaves the original alone', async () => {
      const document = { ...invoiceOf(0), number: 'nc/2026 0831' };
      const copy = await storeInvoice(world, { document });
      expect(await storeInvoice(world, { document })).toEqual({ ...copy, fresh: false });
      const checks = [await checkInvoice(world, { invoiceId: 'too-early' }), await checkInvoice(world, copy)];
      expect(checks.map(({ reconciliation }) => reconciliation.verdict)).toEqual([
        'MATCH',
        'DUPLICATE_INVOICE',
      ]);
    });

    it('restates on changed records, beside the earlier outcome', async () => {
      const row = data.intervalActuals.find(
        ({ queueId, startMs, handled }) =>
          queueId === 'orders' && startMs > Date.UTC(2026, 7, 3) && (handled ?? 0) > 0,
      );
      await importActuals(
        world,
        data,
        [{ ...(row as NonNullable<typeof row>), handled: 4000 }],
        'import-late',
      );
      const before = await runsAndOutcomes();
      const found = await checkInvoice(world, { invoiceId: 'too-early' });
      expect(found).toMatchObject({ fresh: true, reconciliation: { verdict: 'QUANTITY_DIFFERENCE' } });
      expect((await runsAndOutcomes()).outcomes).toBe(before.outcomes + 1);
      const stored = await inTenant(database, TENANT, (transaction) =>
        listReconciliations(transaction, world.scope, { invoiceId: 'too-early' }),
      );
      const stale = stored.find(({ verdict }) => verdict === 'MATCH');
      const { isCurrent } = await explainReconciliationLine(world, {
        reconciliationId: stale?.id ?? '',
        code: 'VOICE',
      });
      expect(isCurrent).toBe(false);
    });
  });
}
