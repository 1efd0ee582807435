import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of detractors (0 to 6) who were contacted within the window (48 h unless told otherwise). */
export const detractorFollowUpRate: KpiDefinition = {
  id: 'detractor_follow_up_rate',
  version: 1,
  names: { en: 'Detractor follow-up rate', fr: 'Taux de rappel des détracteurs' },
  aliases: ['rappel_des_detracteurs'],
  dimension: 'satisfaction',
  unit: 'ratio',
  direction: 'higher',
  definition:
    'Share of detractors (0 to 6) who were contacted within the window (48 h unless told otherwise).',
  policies: [
    {
      id: 'window',
      aliases: [],
      numerator: { sum: { detractorsFollowedUp: 1 } },
      denominator: { sum: { detractorsDue: 1 } },
      words: {
        en: { numerator: 'detractors contacted in time', denominator: 'detractors' },
        fr: { numerator: 'détracteurs rappelés à temps', denominator: 'détracteurs' },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['M'],
  rollUp: 'sum',
  pending: 'detractorsPending',
  sample: 'detractorsDue',
  edgeRules: 'Exactly the window is in time. A detractor whose window is still open is pending.',
  owner: 'quality',
  references: ['seed 004'],
  goldenCases: ['detractor_follow_up_rate-01'],
};
