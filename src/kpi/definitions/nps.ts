import type { KpiDefinition } from '../kpi-definition.ts';

/** 100 times promoters (9, 10) less detractors (0 to 6), over answers: points from -100 to 100, not a percentage. */
export const nps: KpiDefinition = {
  id: 'nps',
  version: 1,
  names: { en: 'Net promoter score', fr: 'Net promoter score' },
  aliases: ['net_promoter_score'],
  dimension: 'satisfaction',
  unit: 'points(-100..100)',
  direction: 'higher',
  definition:
    '100 times promoters (9, 10) less detractors (0 to 6), over answers: points from -100 to 100, not a percentage.',
  policies: [
    {
      id: 'net',
      aliases: [],
      numerator: { sum: { promoters: 100, detractors: -100 } },
      denominator: { sum: { responses: 1 } },
      words: {
        en: { numerator: '100 x (promoters less detractors)', denominator: 'answers' },
        fr: { numerator: '100 x (promoteurs moins détracteurs)', denominator: 'réponses' },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'responses',
  edgeRules: 'A 0 is a detractor. Rounded only for display.',
  owner: 'quality',
  references: ['seeds 002, 003, 004'],
  goldenCases: ['nps-01', 'nps-02'],
};
