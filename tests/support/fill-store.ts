import {
  insertJob,
  inTenant,
  saveContract,
  saveInvoices,
  saveKpiValues,
  saveReconciliation,
  saveVendors,
} from '../../src/store/index.ts';
import { publish, quietWorld, reportAccuracy } from '../../src/usecase/index.ts';
import { type Filled, TEST_NOW_MS, type TestApi } from './open-test-api.ts';
import { SMALL_SCOPE } from './small-organisation.ts';

/** Ids of what `fillStore` made. */
export interface Stored {
  readonly reconciliationId: string;
  readonly jobId: string;
}

/** Everything that the API reads and does not make: accuracy, an indicator, an invoice check, a job. */
export async function fillStore({ database, server }: TestApi, made: Filled): Promise<Stored> {
  const world = quietWorld(database, SMALL_SCOPE, () => TEST_NOW_MS);
  await publish(world, made.forecastId, Date.UTC(2026, 6, 26));
  await server.inject({
    method: 'POST',
    url: '/v1/imports?kind=intervals&timeZone=Europe/Paris&fileName=actuals.csv',
    headers: { 'content-type': 'text/csv' },
    payload:
      'queue,start,offered,handled,handleSeconds\nbilling,2026-07-27 10:00,30,29,7000\nbilling,2026-07-27 10:30,28,28,6800\n',
  });
  const { runId } = await reportAccuracy(world, {
    fromDay: '2026-07-27',
    toDay: '2026-08-03',
    queueIds: 'all',
    lagMs: 0,
  });
  return inTenant(database, SMALL_SCOPE.tenantId, async (transaction) => {
    await saveKpiValues(transaction, SMALL_SCOPE, [
      {
        kpi: 'service_level',
        kpiVersion: 1,
        policy: 'offered',
        scopeKind: 'tenant',
        scopeId: 'small',
        grain: 'D',
        fromAt: Date.UTC(2026, 6, 26, 22),
        toAt: Date.UTC(2026, 6, 27, 22),
        numerator: '47',
        denominator: '58',
        value: null,
        unit: 'ratio',
        sampleSize: 58,
        pending: false,
        dataCompleteUntil: null,
        runId,
      },
    ]);
    await saveVendors(transaction, SMALL_SCOPE, [{ id: 'acme', name: 'Acme' }]);
    await saveContract(transaction, SMALL_SCOPE, {
      id: 'acme-2026',
      version: 1,
      vendorId: 'acme',
      validFrom: '2026-01-01',
      validTo: null,
      document: {},
    });
    await saveInvoices(transaction, SMALL_SCOPE, [
      {
        id: 'inv-1',
        vendorId: 'acme',
        number: 'F-1',
        numberNormalised: 'F1',
        document: {},
        status: 'received',
      },
    ]);
    await saveReconciliation(transaction, SMALL_SCOPE, {
      id: 'rec-1',
      runId,
      vendorId: 'acme',
      invoiceId: 'inv-1',
      contractId: 'acme-2026',
      contractVersion: 1,
      verdict: 'over',
      expectedNet: '100.10',
      invoicedNet: '120.10',
      differenceNet: '20.00',
      payableNet: '100.10',
      currency: 'EUR',
      document: {},
      lines: [
        {
          code: 'calls',
          verdict: 'over',
          expected: '100.10',
          invoiced: '120.10',
          difference: '20.00',
          quantityEffect: '20.00',
          rateEffect: '0',
          arithmeticEffect: null,
          evidence: { measured: '10' },
        },
      ],
    });
    const { job } = await insertJob(
      transaction,
      SMALL_SCOPE,
      { id: 'job-1', kind: 'forecast', payload: { horizonDays: 7 } },
      TEST_NOW_MS,
    );
    return { reconciliationId: 'rec-1', jobId: job.id };
  });
}
