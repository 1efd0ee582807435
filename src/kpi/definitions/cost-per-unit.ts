import type { KpiDefinition } from '../kpi-definition.ts';

/** Operating cost over agreed units: resolved issues unless the contract says otherwise. */
export const costPerUnit: KpiDefinition = {
  id: 'cost_per_unit',
  version: 1,
  names: { en: 'Cost per unit', fr: 'Coût par unité' },
  aliases: ['cost_per_resolution', 'cout_par_unite'],
  dimension: 'productivity',
  unit: 'currency/issue',
  direction: 'lower',
  definition: 'Operating cost over agreed units: resolved issues unless the contract says otherwise.',
  policies: [
    {
      id: 'loaded',
      aliases: [],
      numerator: { sum: { operatingCost: 1 } },
      denominator: { sum: { agreedUnits: 1 } },
      words: {
        en: { numerator: 'operating cost', denominator: 'agreed units' },
        fr: { numerator: "coût d'exploitation", denominator: 'unités convenues' },
      },
    },
    {
      id: 'direct',
      aliases: [],
      numerator: { sum: { directCost: 1 } },
      denominator: { sum: { agreedUnits: 1 } },
      words: {
        en: { numerator: 'direct cost', denominator: 'agreed units' },
        fr: { numerator: 'coût direct', denominator: 'unités convenues' },
      },
    },
  ],
  attributionEvent: 'month of the cost',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'agreedUnits',
  uniform: { mark: 'currency', mixed: 'null' },
  edgeRules:
    'Costs in several currencies give null: convert first. direct leaves out overhead, or takes the categories that a case names.',
  owner: 'finance',
  references: ['MetricNet contact-centre KPIs', 'seed 000'],
  goldenCases: ['cost_per_unit-01'],
};
