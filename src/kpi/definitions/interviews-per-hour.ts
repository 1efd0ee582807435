import type { KpiDefinition } from '../kpi-definition.ts';

/** Conversations with the decision maker over outbound hours. */
export const interviewsPerHour: KpiDefinition = {
  id: 'interviews_per_hour',
  version: 1,
  names: { en: 'Interviews per hour', fr: 'Entretiens par heure' },
  aliases: ['entretiens_par_heure'],
  dimension: 'productivity',
  unit: '1/h',
  direction: 'higher',
  definition: 'Conversations with the decision maker over outbound hours.',
  policies: [
    {
      id: 'outbound',
      aliases: [],
      numerator: { sum: { interviews: 1 } },
      denominator: { sum: { outboundHours: 1 } },
      words: {
        en: { numerator: 'conversations with the decision maker', denominator: 'outbound hours' },
        fr: { numerator: 'entretiens argumentés', denominator: "heures d'appels sortants" },
      },
    },
  ],
  attributionEvent: 'ended',
  grain: ['D', 'M'],
  rollUp: 'sum',
  sample: 'interviews',
  edgeRules: 'Answering machines and wrong parties are left out.',
  owner: 'sales',
  references: ['seed 004'],
  goldenCases: ['interviews_per_hour-01'],
};
