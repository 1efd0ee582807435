import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of answers that are positive (the top two of a five-point scale unless the question says otherwise). */
export const csat: KpiDefinition = {
  id: 'csat',
  version: 1,
  names: { en: 'Customer satisfaction', fr: 'Taux de satisfaction' },
  aliases: ['satisfaction', 'taux_de_satisfaction'],
  dimension: 'satisfaction',
  unit: 'ratio',
  direction: 'higher',
  definition:
    'Share of answers that are positive (the top two of a five-point scale unless the question says otherwise).',
  policies: [
    {
      id: 'topBox',
      aliases: ['top_box'],
      numerator: { sum: { topResponses: 1 } },
      denominator: { sum: { responses: 1 } },
      words: {
        en: { numerator: 'satisfied answers', denominator: 'answers' },
        fr: { numerator: 'réponses satisfaites', denominator: 'réponses' },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'responses',
  edgeRules: 'Blanks are not answers. Other scales name their own positive answers.',
  owner: 'quality',
  references: ['Rekommend: CSAT', 'seeds 000, 001, 004'],
  goldenCases: ['csat-01'],
};
