import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of answers that are negative (the bottom two of a five-point scale unless the question says otherwise). */
export const dsat: KpiDefinition = {
  id: 'dsat',
  version: 1,
  names: { en: 'Dissatisfaction', fr: "Taux d'insatisfaction" },
  aliases: ['insatisfaction'],
  dimension: 'satisfaction',
  unit: 'ratio',
  direction: 'lower',
  definition:
    'Share of answers that are negative (the bottom two of a five-point scale unless the question says otherwise).',
  policies: [
    {
      id: 'bottomBox',
      aliases: ['bottom_box'],
      numerator: { sum: { bottomResponses: 1 } },
      denominator: { sum: { responses: 1 } },
      words: {
        en: { numerator: 'dissatisfied answers', denominator: 'answers' },
        fr: { numerator: 'réponses insatisfaites', denominator: 'réponses' },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'responses',
  edgeRules: 'csat and dsat add to at most 1; the rest is neutral.',
  owner: 'quality',
  references: ['seed 000'],
  goldenCases: ['dsat-01'],
};
