export { addWritten, type Written } from './bulk-upsert.ts';
export type { Database, PoolOptions } from './database/database.ts';
export { migrate } from './database/migrate.ts';
export { type DatabaseLocation, type OpenOptions, openDatabase } from './database/open.ts';
export { inTenant, type Transaction } from './database/role.ts';
export { backup, vacuum } from './database/upkeep.ts';
export { eraseTenant } from './erase-tenant.ts';
export * from './erasure.ts';
export * from './finance/contract.ts';
export * from './finance/invoice.ts';
export * from './finance/reconciliation.ts';
export * from './forecast/adjustment.ts';
export {
  type ForecastDay,
  type ForecastDayFilter,
  readForecastDays,
  saveForecastDays,
} from './forecast/forecast-day.ts';
export * from './forecast/forecast-in-force.ts';
export * from './forecast/forecast-version.ts';
export { type HistoryDay, type HistoryRange, readHistoryDays } from './history/history-day.ts';
export type { DayOf, HistoryDaySlots } from './history/history-day-slots.ts';
export * from './history/interval-actual.ts';
export * from './history/interval-restatement.ts';
export type { ActualsOrigin } from './history/interval-statement.ts';
export * from './history/upsert-interval-actuals.ts';
export * from './import-file.ts';
export * from './job/job.ts';
export * from './job/job-attempt.ts';
export * from './measure/accuracy.ts';
export * from './measure/kpi-value.ts';
export * from './organisation/agent.ts';
export * from './organisation/calendar-event.ts';
export * from './organisation/client.ts';
export * from './organisation/opening-hours.ts';
export * from './organisation/queue.ts';
export * from './organisation/site.ts';
export * from './organisation/staff-group.ts';
export * from './organisation/tenant.ts';
export * from './organisation/vendor.ts';
export { type PlanDay, readPlanDays, savePlanDays } from './plan/plan-day.ts';
export * from './plan/plan-in-force.ts';
export * from './plan/plan-version.ts';
export { readPublishedFingerprint } from './published-fingerprint.ts';
export * from './records/agent-day.ts';
export * from './records/agent-state.ts';
export * from './records/contact-leg.ts';
export * from './records/cost-item.ts';
export * from './records/survey-response.ts';
export * from './run.ts';
export type { JsonObject } from './schema/column-types.ts';
export type { InvoiceStatus } from './schema/finance.ts';
export { ADJUSTMENT_OPERATIONS, type AdjustmentOperation, type VersionStatus } from './schema/forecast.ts';
export { JOB_STATES, type JobState } from './schema/job.ts';
export type { AccuracyGrain, KpiGrain, KpiScopeKind } from './schema/measure.ts';
export { MEASURES, type Measure } from './schema/measures.ts';
export type { RunState } from './schema/run.ts';
