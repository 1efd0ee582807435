export { type AccuracySummary, accuracySummary } from './accuracy/accuracy-summary.ts';
export {
  type ReportAccuracyRequest,
  type ReportAccuracyResult,
  reportAccuracy,
} from './accuracy/report-accuracy.ts';
export { EXAMPLE_SCOPE, storeExampleOrganisation } from './example/store-example.ts';
export { explain } from './explain/explain.ts';
export { type ExplanationId, explanationIdText, parseExplanationId } from './explain/explanation-id.ts';
export { type CheckedInvoice, checkInvoice, type ReconciliationDocument } from './finance/check-invoice.ts';
export {
  explainReconciliationLine,
  type ReconciliationLineExplanation,
} from './finance/explain-reconciliation-line.ts';
export { storeContract } from './finance/store-contract.ts';
export { storeInvoice } from './finance/store-invoice.ts';
export {
  type ForecastQueuesRequest,
  type ForecastQueuesResult,
  forecastQueues,
} from './forecast/forecast-queues.ts';
export { type ImportReport, type ImportRequest, importFile } from './import/import-file.ts';
export { IMPORT_KINDS, type ImportKind, isImportKind } from './import/import-kinds.ts';
export { explainKpi, type KpiExplanation } from './kpi/explain-kpi.ts';
export { type KpiScorecardRow, kpiScorecard } from './kpi/kpi-scorecard.ts';
export { formatKpiValueId, type KpiValueId, parseKpiValueId } from './kpi/kpi-value-id.ts';
export { type KpiReport, type KpiReportRequest, reportKpis } from './kpi/report-kpis.ts';
export { type RollUp, type RollUpRequest, rollUpKpis } from './kpi/roll-up-kpis.ts';
export { type LazyExample, lazyExample } from './main-job/import-example.ts';
export { judgeExample, type ShownInvoice, type ShownJudgement } from './main-job/judge-example.ts';
export { planExample, type ShownAccuracy, type ShownPlan, scoreExample } from './main-job/run-main-job.ts';
export { type PlanQueuesRequest, type PlanQueuesResult, planQueues } from './plan/plan-queues.ts';
export { type Published, publish } from './publish.ts';
export { quietWorld, type World } from './world.ts';
