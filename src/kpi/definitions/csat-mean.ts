import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean score on one scale. */
export const csatMean: KpiDefinition = {
  id: 'csat_mean',
  version: 1,
  names: { en: 'Mean satisfaction score', fr: 'Note moyenne de satisfaction' },
  aliases: ['note_moyenne'],
  dimension: 'satisfaction',
  unit: 'points',
  direction: 'higher',
  definition: 'Mean score on one scale.',
  policies: [
    {
      id: 'mean',
      aliases: [],
      numerator: { sum: { scoreSum: 1 } },
      denominator: { sum: { responses: 1 } },
      words: {
        en: { numerator: 'points', denominator: 'answers' },
        fr: { numerator: 'points', denominator: 'réponses' },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'responses',
  uniform: { mark: 'scale', mixed: 'null' },
  edgeRules: 'Scores on different scales are never averaged: they give null.',
  owner: 'quality',
  references: ['seed 001 (Likert scales)'],
  goldenCases: ['csat_mean-01'],
};
