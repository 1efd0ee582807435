import type { KpiDefinition } from '../kpi-definition.ts';

/** Additional sales over main sales. */
export const addonSalesRate: KpiDefinition = {
  id: 'addon_sales_rate',
  version: 1,
  names: { en: 'Add-on sales per sale', fr: 'Taux de ventes additionnelles' },
  aliases: ['ventes_additionnelles'],
  dimension: 'productivity',
  unit: '1/sale',
  direction: 'higher',
  definition: 'Additional sales over main sales.',
  policies: [
    {
      id: 'perSale',
      aliases: [],
      numerator: { sum: { addonSales: 1 } },
      denominator: { sum: { mainSales: 1 } },
      words: {
        en: { numerator: 'add-on sales', denominator: 'main sales' },
        fr: { numerator: 'ventes additionnelles', denominator: 'ventes principales' },
      },
    },
  ],
  attributionEvent: 'sale',
  grain: ['D', 'M'],
  rollUp: 'sum',
  sample: 'mainSales',
  edgeRules: 'May be above 1. The count alone is its numerator.',
  owner: 'sales',
  references: ['seed 004'],
  goldenCases: ['addon_sales_rate-01'],
};
