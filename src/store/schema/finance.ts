import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { currencyCode, tenantId } from './column-types.ts';
import { vendor } from './organisation.ts';
import { run } from './run.ts';

/** A contract with a vendor in the shape of contract.yaml. A change is a new version; an old one is never changed. */
export const contract = pgTable(
  'contract',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    version: integer().notNull(),
    vendorId: text().notNull(),
    validFrom: date({ mode: 'string' }).notNull(),
    /** Last day, itself included; null = open. */
    validTo: date({ mode: 'string' }),
    document: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id, table.version] }),
    index().on(table.tenantId, table.vendorId),
    foreignKey({ columns: [table.tenantId, table.vendorId], foreignColumns: [vendor.tenantId, vendor.id] }),
  ],
);

export const INVOICE_STATUSES = ['received', 'checked', 'approved', 'disputed'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export const invoice = pgTable(
  'invoice',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    vendorId: text().notNull(),
    number: text().notNull(),
    /** The number as duplicates are found by: the caller's normal form. Not unique: a duplicate must be storable. */
    numberNormalised: text().notNull(),
    document: jsonb().notNull(),
    status: text().$type<InvoiceStatus>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.vendorId, table.numberNormalised),
    foreignKey({ columns: [table.tenantId, table.vendorId], foreignColumns: [vendor.tenantId, vendor.id] }),
  ],
);

/** The outcome of checking one invoice against a contract version and what was measured. */
export const reconciliation = pgTable(
  'reconciliation',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    runId: text().notNull(),
    vendorId: text().notNull(),
    invoiceId: text().notNull(),
    contractId: text().notNull(),
    contractVersion: integer().notNull(),
    verdict: text().notNull(),
    expectedNet: numeric(),
    invoicedNet: numeric().notNull(),
    differenceNet: numeric(),
    payableNet: numeric(),
    currency: currencyCode().notNull(),
    document: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique().on(table.tenantId, table.runId, table.invoiceId),
    index().on(table.tenantId, table.invoiceId),
    foreignKey({ columns: [table.tenantId, table.runId], foreignColumns: [run.tenantId, run.id] }),
    foreignKey({
      columns: [table.tenantId, table.invoiceId],
      foreignColumns: [invoice.tenantId, invoice.id],
    }),
    foreignKey({
      columns: [table.tenantId, table.contractId, table.contractVersion],
      foreignColumns: [contract.tenantId, contract.id, contract.version],
    }),
  ],
);

export const reconciliationLine = pgTable(
  'reconciliation_line',
  {
    tenantId: tenantId(),
    reconciliationId: text().notNull(),
    position: integer().notNull(),
    code: text().notNull(),
    verdict: text().notNull(),
    expected: numeric(),
    invoiced: numeric(),
    difference: numeric(),
    quantityEffect: numeric(),
    rateEffect: numeric(),
    arithmeticEffect: numeric(),
    evidence: jsonb(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.reconciliationId, table.position] }),
    foreignKey({
      columns: [table.tenantId, table.reconciliationId],
      foreignColumns: [reconciliation.tenantId, reconciliation.id],
    }),
  ],
);
