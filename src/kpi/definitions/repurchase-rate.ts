import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of the customers with an order in the window who have at least two. */
export const repurchaseRate: KpiDefinition = {
  id: 'repurchase_rate',
  version: 1,
  names: { en: 'Repurchase rate', fr: 'Taux de ré-achat' },
  aliases: ['taux_de_reachat', 'reabonnement'],
  dimension: 'satisfaction',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of the customers with an order in the window who have at least two.',
  policies: [
    {
      id: 'window',
      aliases: [],
      numerator: { sum: { customersWithRepeatOrder: 1 } },
      denominator: { sum: { customersWithOrder: 1 } },
      words: {
        en: { numerator: 'customers with two orders or more', denominator: 'customers with an order' },
        fr: { numerator: 'clients avec deux commandes ou plus', denominator: 'clients avec commande' },
      },
    },
  ],
  attributionEvent: 'order',
  grain: ['M'],
  rollUp: 'distinct',
  sample: 'customersWithOrder',
  edgeRules:
    'A rolling window of 12 months. Renewals count as orders. Recounted from customers: parts must hold all orders of a customer.',
  owner: 'sales',
  references: ['seed 004'],
  goldenCases: ['repurchase_rate-01'],
};
