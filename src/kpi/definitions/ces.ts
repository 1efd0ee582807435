import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean effort that customers report; or the share of those who found it easy. */
export const ces: KpiDefinition = {
  id: 'ces',
  version: 1,
  names: { en: 'Customer effort score', fr: "Score d'effort client" },
  aliases: ['customer_effort_score', 'niveau_d_effort'],
  dimension: 'satisfaction',
  unit: 'points',
  direction: 'lower',
  definition: 'Mean effort that customers report; or the share of those who found it easy.',
  policies: [
    {
      id: 'effortMean',
      aliases: ['effort_mean'],
      numerator: { sum: { effortScoreSum: 1 } },
      denominator: { sum: { effortResponses: 1 } },
      words: {
        en: { numerator: 'points of effort', denominator: 'answers' },
        fr: { numerator: "points d'effort", denominator: 'réponses' },
      },
    },
    {
      id: 'easyShare',
      aliases: ['easy_share'],
      numerator: { sum: { easyResponses: 1 } },
      denominator: { sum: { effortResponses: 1 } },
      unit: 'ratio',
      direction: 'higher',
      words: {
        en: { numerator: 'found it easy', denominator: 'answers' },
        fr: { numerator: 'ont trouvé cela facile', denominator: 'réponses' },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'effortResponses',
  uniform: { mark: 'scale', mixed: 'null' },
  edgeRules:
    'Whether high is good lies in the question: effort is better low, ease better high. Easy: 5 and above of 7, or as the question says. Blanks are left out; answers on different scales are never mixed and give null.',
  owner: 'quality',
  references: ['REK', 'seed 004'],
  goldenCases: ['ces-01', 'ces-02'],
};
