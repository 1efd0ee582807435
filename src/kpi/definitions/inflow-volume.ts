import type { KpiDefinition } from '../kpi-definition.ts';

/** Contacts offered or cases created in the period, by any dimension. */
export const inflowVolume: KpiDefinition = {
  id: 'inflow_volume',
  version: 1,
  names: { en: 'Inflow', fr: 'Flux entrant' },
  aliases: ['flux_entrant', 'inflow'],
  dimension: 'flow',
  unit: 'cases',
  direction: 'range',
  definition: 'Contacts offered or cases created in the period, by any dimension.',
  policies: [
    {
      id: 'offered',
      aliases: [],
      numerator: { sum: { offered: 1 } },
      denominator: null,
      words: {
        en: { numerator: 'offered contacts or created cases', denominator: '' },
        fr: { numerator: 'contacts reçus ou demandes créées', denominator: '' },
      },
    },
  ],
  attributionEvent: 'offered or created',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'offered',
  edgeRules:
    'Periods are half-open: what comes at the very end belongs to the next. A local day has 23, 24 or 25 hours.',
  owner: 'workforce planning',
  references: ['seed 002'],
  goldenCases: ['inflow_volume-01', 'inflow_volume-02', 'inflow_volume-03'],
};
