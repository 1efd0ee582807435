export { allocateMoney } from './allocate-money.ts';
export { type Contract, checkContract, readContract, type Tolerance } from './contract.ts';
export { BonusMalusSchema, type ContractDocument, ContractSchema } from './contract-schema.ts';
export {
  COST_DIMENSIONS,
  type CostCell,
  type CostDimension,
  type CostPerContact,
  type CostRow,
  costPerContact,
} from './cost-per-contact.ts';
export { type ChargeKind, type ExpectedCharge, expectedCharges } from './expected-charges.ts';
export {
  checkInvoiceCases,
  type InvoiceCaseLine,
  type InvoiceCaseResult,
} from './golden-cases.ts';
export {
  type Invoice,
  type InvoiceLine,
  InvoiceSchema,
  normalisedNumber,
  readInvoice,
  type ServicePeriod,
} from './invoice.ts';
export { type Measured, MeasuredSchema, readMeasured } from './measured.ts';
export {
  type MeasurableRecords,
  type MeasuredQuantity,
  measureQuantities,
  type QuantityDefinition,
  quantitiesByCode,
} from './measured-quantity.ts';
export { QUANTITY_KINDS, type QuantityKind } from './quantity-kinds.ts';
export { quantityDefinition } from './rate-quantity.ts';
export { reconcile } from './reconcile.ts';
export type * from './reconciliation.ts';
export { explainLine, explainReconciliation, type QuantitySource } from './reconciliation-explanation.ts';
export { documentVerdict, isFault, LINE_VERDICTS, type LineVerdict } from './verdict.ts';
