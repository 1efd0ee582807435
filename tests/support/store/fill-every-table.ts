import {
  insertForecastVersion,
  insertJob,
  insertPlanVersion,
  publishForecast,
  publishPlan,
  saveAccuracy,
  saveAdjustments,
  saveAgentDays,
  saveAgentStates,
  saveAgents,
  saveCalendarEvents,
  saveContactLegs,
  saveContract,
  saveCostItems,
  saveForecastDays,
  saveImportFile,
  saveInvoices,
  saveKpiValues,
  savePlanDays,
  saveReconciliation,
  saveSurveyResponses,
  upsertIntervalActuals,
} from '../../../src/store/index.ts';
import * as sample from './sample-records.ts';
import { type Ground, START_DAY, START_MS, utcDays } from './store-fixture.ts';

/** Leaves at least one row in every table of a tenant, its versions published. */
export function fillEveryTable({ scope, run }: Ground): Promise<void> {
  const numbers = Float64Array.of(1);
  const plan = { offered: numbers, ahtSeconds: numbers, erlangs: numbers, required: numbers, net: numbers };
  const rest = {
    gross: numbers,
    fte: numbers,
    serviceLevel: numbers,
    asaSeconds: numbers,
    occupancy: numbers,
  };
  const day = { queueId: 'billing', day: START_DAY, firstStartMs: START_MS, intervalMinutes: 1440 };
  const forecast = { metric: 'offered', model: 'm', mean: numbers, median: numbers } as const;
  const interval = (offered: number) => ({
    queueId: 'billing',
    startMs: START_MS,
    minutes: 30,
    offered,
    handled: null,
    abandoned: null,
    abandonedShort: null,
    handledWithin: null,
    abandonedWithin: null,
    flowOut: null,
    waitSecondsHandled: null,
    waitSecondsAll: null,
    handleSeconds: null,
    thresholdSeconds: null,
  });
  return run(async (transaction) => {
    await saveAgents(transaction, scope, sample.AGENTS);
    await saveCalendarEvents(transaction, scope, sample.EVENTS);
    await saveContactLegs(transaction, scope, sample.LEGS);
    await saveAgentStates(transaction, scope, sample.STATES);
    await saveAgentDays(transaction, scope, sample.AGENT_DAYS);
    await saveSurveyResponses(transaction, scope, sample.RESPONSES);
    await saveCostItems(transaction, scope, sample.COSTS);
    const file = { id: 'import-1', runId: 'run-1', kind: 'interval', fileName: 'a.csv', sha256: 'f' };
    const rows = { rowsRead: 2, rowsKept: 1, rowsRefused: 1, rowsUnchanged: 0 };
    const refused = [{ code: 'VALUE_INVALID', message: 'Bad.', next: 'Correct it.' }] as const;
    await saveImportFile(transaction, scope, { ...file, ...rows }, refused);
    const origin = { importId: 'import-1', source: 'import', nowMs: START_MS, dayOf: utcDays } as const;
    await upsertIntervalActuals(transaction, scope, [interval(1), interval(2)], origin);
    const horizon = {
      asOf: START_MS,
      horizonFrom: START_DAY,
      horizonTo: START_DAY,
      levels: Float64Array.of(),
    };
    await insertForecastVersion(transaction, scope, { id: 'f1', runId: 'run-1', ...horizon });
    const bounds = { lower: Float64Array.of(), upper: Float64Array.of() };
    await saveForecastDays(transaction, scope, [{ versionId: 'f1', ...day, ...forecast, ...bounds }]);
    await saveAdjustments(transaction, scope, sample.ADJUSTMENTS);
    await insertPlanVersion(transaction, scope, {
      id: 'p1',
      runId: 'run-1',
      forecastVersionId: 'f1',
      targets: {},
    });
    const cost = { binding: [null], cost: ['1.00'], currency: 'EUR' };
    await savePlanDays(transaction, scope, [{ versionId: 'p1', ...day, ...plan, ...rest, ...cost }]);
    await publishForecast(transaction, scope, 'f1', START_MS);
    await publishPlan(transaction, scope, 'p1', START_MS);
    await saveAccuracy(transaction, scope, sample.ACCURACY);
    await saveKpiValues(transaction, scope, sample.KPI_VALUES);
    const term = { validFrom: START_DAY, validTo: null, document: {} };
    await saveContract(transaction, scope, { id: 'k1', version: 1, vendorId: 'v1', ...term });
    await saveInvoices(transaction, scope, sample.INVOICES);
    const amounts = {
      expectedNet: '1',
      invoicedNet: '1',
      differenceNet: '0',
      payableNet: '1',
      currency: 'EUR',
    };
    const effects = { quantityEffect: '0', rateEffect: '0', arithmeticEffect: '0', evidence: null };
    const line = {
      code: 'VOICE',
      verdict: 'MATCH',
      expected: '1',
      invoiced: '1',
      difference: '0',
      ...effects,
    };
    const refers = { runId: 'run-1', vendorId: 'v1', invoiceId: 'i1', contractId: 'k1', contractVersion: 1 };
    const outcome = { id: 'r1', ...refers, verdict: 'MATCH', ...amounts, document: {}, lines: [line] };
    await saveReconciliation(transaction, scope, outcome);
    await insertJob(transaction, scope, { id: 'j1', kind: 'forecast', payload: {} }, START_MS);
  });
}
