export { type Contract, checkContract, readContract, type Tolerance } from './contract.ts';
export { BonusMalusSchema, type ContractDocument, ContractSchema } from './contract-schema.ts';
export { type ChargeKind, type ExpectedCharge, expectedCharges } from './expected-charges.ts';
export {
  checkInvoiceCases,
  type InvoiceCaseLine,
  type InvoiceCaseResult,
} from './golden-cases.ts';
export { type Invoice, type InvoiceLine, InvoiceSchema, readInvoice, type ServicePeriod } from './invoice.ts';
export { type Measured, MeasuredSchema, readMeasured } from './measured.ts';
export { reconcile } from './reconcile.ts';
export type * from './reconciliation.ts';
export { documentVerdict, isFault, LINE_VERDICTS, type LineVerdict } from './verdict.ts';
