export { CLIENTS, SITES, VENDORS } from './cast.ts';
export { CONTRACT } from './contract.ts';
export { CALENDAR_EVENTS } from './events.ts';
export type { ExampleData, ExampleInvoiceCase, ExampleOrganisation } from './example-data.ts';
export {
  type ExampleFile,
  exampleFiles,
  exampleFileText,
  invoiceCheckCases,
} from './example-files.ts';
export { DEFAULT_SEED, generateExample, LEG_QUEUE } from './generate.ts';
export type { ExampleInvoice, ExampleInvoiceLine } from './invoices.ts';
export { type ExampleKpiTarget, KPI_TARGETS } from './kpi-targets.ts';
export type { MeasuredMonth } from './measured-month.ts';
export { exampleOrganisation } from './organisation.ts';
export { PLAN_TARGETS, planTargetsYaml } from './plan-targets.ts';
export { ANCHOR_DAY, END_DAY, FIRST_DAY, LAST_DAY } from './span.ts';
