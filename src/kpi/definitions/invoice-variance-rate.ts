import type { KpiDefinition } from '../kpi-definition.ts';

/** Invoiced less expected over expected; plus means too much was invoiced. */
export const invoiceVarianceRate: KpiDefinition = {
  id: 'invoice_variance_rate',
  version: 1,
  names: { en: 'Invoice variance', fr: 'Écart de facturation' },
  aliases: ['ecart_de_facturation'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'range',
  definition: 'Invoiced less expected over expected; plus means too much was invoiced.',
  policies: [
    {
      id: 'net',
      aliases: [],
      numerator: { sum: { invoicedAmount: 1, expectedAmount: -1 } },
      denominator: { sum: { expectedAmount: 1 } },
      words: {
        en: { numerator: 'invoiced less expected', denominator: 'expected' },
        fr: { numerator: 'facturé moins attendu', denominator: 'attendu' },
      },
    },
  ],
  attributionEvent: 'service period of the invoice',
  grain: ['M'],
  rollUp: 'sum',
  sample: null,
  uniform: { mark: 'currency', mixed: 'null' },
  edgeRules: 'Net amounts. Errors may cancel in the total: the reconciliation shows each line.',
  owner: 'finance',
  references: ['seed 002'],
  goldenCases: ['invoice_variance_rate-01'],
};
