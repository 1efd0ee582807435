import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of the connected calls that brought a sale. */
export const conversionRate: KpiDefinition = {
  id: 'conversion_rate',
  version: 1,
  names: { en: 'Conversion rate', fr: 'Taux de transformation' },
  aliases: ['taux_de_transformation'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of the connected calls that brought a sale.',
  policies: [
    {
      id: 'callsWithSalePerConnected',
      aliases: ['calls_with_sale/connected'],
      numerator: { sum: { connectedCallsWithSale: 1 } },
      denominator: { sum: { callsConnected: 1 } },
      words: {
        en: { numerator: 'connected calls with a sale', denominator: 'connected calls' },
        fr: { numerator: 'appels aboutis avec vente', denominator: 'appels aboutis' },
      },
    },
    {
      id: 'salesPerAll',
      aliases: ['sales/all', 'sales/all_calls', 'seed_004'],
      numerator: { sum: { sales: 1 } },
      denominator: { sum: { callsMade: 1 } },
      words: {
        en: { numerator: 'sales', denominator: 'calls' },
        fr: { numerator: 'ventes', denominator: 'appels' },
      },
    },
    {
      id: 'callsWithSalePerAll',
      aliases: ['calls_with_sale/all'],
      numerator: { sum: { callsWithSale: 1 } },
      denominator: { sum: { callsMade: 1 } },
      words: {
        en: { numerator: 'calls with a sale', denominator: 'calls' },
        fr: { numerator: 'appels avec vente', denominator: 'appels' },
      },
    },
    {
      id: 'salesPerConnected',
      aliases: ['sales/connected'],
      numerator: { sum: { salesOnConnectedCalls: 1 } },
      denominator: { sum: { callsConnected: 1 } },
      words: {
        en: { numerator: 'sales on connected calls', denominator: 'connected calls' },
        fr: { numerator: 'ventes sur appels aboutis', denominator: 'appels aboutis' },
      },
    },
  ],
  attributionEvent: 'call',
  grain: ['D', 'M'],
  rollUp: 'sum',
  sample: 'callsMade',
  edgeRules:
    'Two sales in one call are one call with a sale. A cancelled sale is taken off in the month of cancelling.',
  owner: 'sales',
  references: ['seed 004'],
  goldenCases: ['conversion_rate-01', 'conversion_rate-02'],
};
