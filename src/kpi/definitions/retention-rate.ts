import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of the customers at the start who are still customers at the end. */
export const retentionRate: KpiDefinition = {
  id: 'retention_rate',
  version: 1,
  names: { en: 'Customer retention', fr: 'Taux de rétention de la clientèle' },
  aliases: ['trc', 'customer_retention'],
  dimension: 'satisfaction',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of the customers at the start who are still customers at the end.',
  policies: [
    {
      id: 'ledger',
      aliases: [],
      numerator: { sum: { closingCustomers: 1, newCustomers: -1 } },
      denominator: { sum: { openingCustomers: 1 } },
      words: {
        en: { numerator: 'customers at the end less new ones', denominator: 'customers at the start' },
        fr: { numerator: 'clients en fin de période moins nouveaux', denominator: 'clients au début' },
      },
    },
  ],
  attributionEvent: 'end of the period',
  grain: ['M'],
  rollUp: 'last',
  sample: 'openingCustomers',
  edgeRules:
    'Over several periods: the last closing less all new ones, over the first opening. Segments must be disjoint. A customer won and lost again inside the span lowers it: recount from ids where they are known.',
  owner: 'finance',
  references: ['customer ledger', 'seed 001'],
  goldenCases: ['retention_rate-01'],
};
