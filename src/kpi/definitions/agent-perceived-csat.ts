import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of the contacts rated by their agent that were rated positive. */
export const agentPerceivedCsat: KpiDefinition = {
  id: 'agent_perceived_csat',
  version: 1,
  names: { en: 'Satisfaction as agents see it', fr: 'Satisfaction perçue par le conseiller' },
  aliases: ['satisfaction_percue'],
  dimension: 'satisfaction',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of the contacts rated by their agent that were rated positive.',
  policies: [
    {
      id: 'topBox',
      aliases: [],
      numerator: { sum: { agentRatingsTop: 1 } },
      denominator: { sum: { agentRatings: 1 } },
      words: {
        en: { numerator: 'rated positive', denominator: 'rated contacts' },
        fr: { numerator: 'notés positifs', denominator: 'contacts notés' },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'agentRatings',
  edgeRules:
    'Positive: the top two of the scale unless told otherwise. Contacts that were not rated are left out.',
  owner: 'quality',
  references: ['seed 002'],
  goldenCases: ['agent_perceived_csat-01'],
};
