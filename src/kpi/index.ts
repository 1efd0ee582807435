export { findKpi, KPI_CATALOGUE, type KpiListRow, kpiList, kpiOf } from './catalogue.ts';
export { displayValue, type Language } from './display-value.ts';
export {
  type EvaluateOptions,
  evaluateKpi,
  findPolicy,
  type KpiFlag,
  type KpiValue,
  LOW_SAMPLE,
  underAllPolicies,
} from './evaluate.ts';
export { type ExactValue, exactTotal } from './exact-sum.ts';
export * from './expression/check-expression.ts';
export { evaluateExpression } from './expression/evaluate-expression.ts';
export type * from './expression/expression.ts';
export {
  evaluateKpiCases,
  type KpiCaseOptions,
  type KpiCaseResult,
  needsExpressions,
} from './golden-cases.ts';
export { intervalActualsFromLegs, type LegCounting } from './interval-actuals-from-legs.ts';
export * from './kpi-definition.ts';
export { type ExplainOptions, explainKpi } from './kpi-explanation.ts';
export { kpiSentence } from './kpi-sentence.ts';
export { kpiTable, policyFormula } from './kpi-table.ts';
export * from './measures/add-agent-day.ts';
export * from './measures/add-agent-output.ts';
export * from './measures/add-agent-states.ts';
export * from './measures/add-backlog.ts';
export * from './measures/add-case-clocks.ts';
export * from './measures/add-case-deadlines.ts';
export * from './measures/add-channel-cost.ts';
export * from './measures/add-closed-case.ts';
export * from './measures/add-contact-leg.ts';
export * from './measures/add-contact-transfers.ts';
export * from './measures/add-cost-item.ts';
export * from './measures/add-custom-row.ts';
export * from './measures/add-customers.ts';
export * from './measures/add-forecast-pair.ts';
export * from './measures/add-handling-cost.ts';
export * from './measures/add-improvement-action.ts';
export * from './measures/add-inflow.ts';
export * from './measures/add-interval-actual.ts';
export * from './measures/add-invoice-amounts.ts';
export * from './measures/add-issue-contacts.ts';
export * from './measures/add-judged-period.ts';
export * from './measures/add-people.ts';
export * from './measures/add-quality.ts';
export * from './measures/add-sales.ts';
export * from './measures/add-staffing-row.ts';
export * from './measures/add-survey-answers.ts';
export * from './measures/add-survey-response.ts';
export * from './measures/business-day.ts';
export * from './measures/elapsed-time.ts';
export * from './measures/measure-sums.ts';
export { MEASURES, type MeasureName } from './measures/measure-table.ts';
export * from './measures/quantile-sketch.ts';
export type { KpiParameters } from './measures/read-keyed.ts';
export { mixtureFlags } from './mixture-flags.ts';
export { estimateOccupancy } from './occupancy-estimate.ts';
export { measuresOf, parametersOf } from './part-value.ts';
export * from './scorecard.ts';
export * from './target.ts';
export * from './value-of-parts.ts';
