import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean of the agent's score less the customer's, of the same contact. */
export const perceptionGap: KpiDefinition = {
  id: 'perception_gap',
  version: 1,
  names: { en: 'Perception gap', fr: 'Écart de perception' },
  aliases: ['ecart_de_perception'],
  dimension: 'satisfaction',
  unit: 'points',
  direction: 'range',
  definition: "Mean of the agent's score less the customer's, of the same contact.",
  policies: [
    {
      id: 'signed',
      aliases: [],
      numerator: { sum: { perceptionGap: 1 } },
      denominator: { sum: { perceptionPairs: 1 } },
      words: {
        en: { numerator: "points of the agent above the customer's", denominator: 'contacts rated by both' },
        fr: {
          numerator: 'points du conseiller au-dessus du client',
          denominator: 'contacts notés par les deux',
        },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'perceptionPairs',
  edgeRules: 'Contacts rated by one of the two are left out. Plus: agents are optimistic.',
  owner: 'quality',
  references: ['seed 002'],
  goldenCases: ['perception_gap-01'],
};
