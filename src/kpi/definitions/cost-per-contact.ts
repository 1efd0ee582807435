import type { KpiDefinition } from '../kpi-definition.ts';

/** Operating cost over contacts handled, in one currency. */
export const costPerContact: KpiDefinition = {
  id: 'cost_per_contact',
  version: 1,
  names: { en: 'Cost per contact', fr: 'Coût par contact' },
  aliases: ['cpc', 'cout_par_contact'],
  dimension: 'productivity',
  unit: 'currency/contact',
  direction: 'lower',
  definition: 'Operating cost over contacts handled, in one currency.',
  policies: [
    {
      id: 'loaded',
      aliases: [],
      numerator: { sum: { operatingCost: 1 } },
      denominator: { sum: { handledContacts: 1 } },
      words: {
        en: { numerator: 'operating cost', denominator: 'contacts handled' },
        fr: { numerator: "coût d'exploitation", denominator: 'contacts traités' },
      },
    },
    {
      id: 'direct',
      aliases: [],
      numerator: { sum: { directCost: 1 } },
      denominator: { sum: { handledContacts: 1 } },
      words: {
        en: { numerator: 'direct cost', denominator: 'contacts handled' },
        fr: { numerator: 'coût direct', denominator: 'contacts traités' },
      },
    },
  ],
  attributionEvent: 'month of the cost',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'handledContacts',
  uniform: { mark: 'currency', mixed: 'null' },
  edgeRules: 'Costs in several currencies give null: convert first. direct leaves out overhead.',
  owner: 'finance',
  references: ['MetricNet contact-centre KPIs', 'seed 001'],
  goldenCases: ['cost_per_contact-01', 'cost_per_contact-02'],
};
