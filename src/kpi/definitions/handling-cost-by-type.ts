import type { KpiDefinition } from '../kpi-definition.ts';

/** What one contact of a type costs: loaded cost per hour on contacts, times its handle time. */
export const handlingCostByType: KpiDefinition = {
  id: 'handling_cost_by_type',
  version: 1,
  names: { en: 'Handling cost by type', fr: 'Coût de traitement par type de demande' },
  aliases: ['cout_de_traitement'],
  dimension: 'productivity',
  unit: 'currency/contact',
  direction: 'lower',
  definition: 'What one contact of a type costs: loaded cost per hour on contacts, times its handle time.',
  policies: [
    {
      id: 'timeDriven',
      aliases: [],
      numerator: { sum: { loadedCost: 1 }, times: [{ handleSeconds: 1 }] },
      denominator: { sum: { handlingSeconds: 1 }, times: [{ handled: 1 }] },
      words: {
        en: { numerator: 'cost times handle seconds', denominator: 'seconds on contacts times contacts' },
        fr: {
          numerator: 'coût fois secondes de traitement',
          denominator: 'secondes sur contacts fois contacts',
        },
      },
    },
  ],
  attributionEvent: 'month of the cost',
  grain: ['M'],
  rollUp: 'recompute',
  sample: 'handled',
  uniform: { mark: 'currency', mixed: 'null' },
  edgeRules:
    'The cost of idle and other paid time is in it, by way of the utilisation: leaving it out understates the cost. Recomputed from the sums, in one currency.',
  owner: 'finance',
  references: ['time-driven activity-based costing', 'seed 002'],
  goldenCases: ['handling_cost_by_type-01'],
};
