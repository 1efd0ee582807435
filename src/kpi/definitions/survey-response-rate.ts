import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of delivered surveys that were answered. */
export const surveyResponseRate: KpiDefinition = {
  id: 'survey_response_rate',
  version: 1,
  names: { en: 'Survey response rate', fr: 'Taux de réponse aux enquêtes' },
  aliases: ['taux_de_reponse'],
  dimension: 'satisfaction',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of delivered surveys that were answered.',
  policies: [
    {
      id: 'delivered',
      aliases: [],
      numerator: { sum: { surveysAnswered: 1 } },
      denominator: { sum: { surveysDelivered: 1 } },
      words: {
        en: { numerator: 'answered surveys', denominator: 'delivered surveys' },
        fr: { numerator: 'enquêtes avec réponse', denominator: 'enquêtes reçues' },
      },
    },
  ],
  attributionEvent: 'sent',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'surveysDelivered',
  edgeRules:
    'Surveys that did not arrive are left out. Hot (within 24 h) and cold surveys are told apart, channels too.',
  owner: 'quality',
  references: ['seed 004'],
  goldenCases: ['survey_response_rate-01'],
};
