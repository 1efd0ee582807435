import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of customers who say that their request was solved at the first contact. */
export const fcrSurvey: KpiDefinition = {
  id: 'fcr_survey',
  version: 1,
  names: { en: 'First-contact resolution, survey', fr: "Résolution au premier contact, d'après l'enquête" },
  aliases: ['fcr', 'ftr', 'rpc_enquete'],
  dimension: 'satisfaction',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of customers who say that their request was solved at the first contact.',
  policies: [
    {
      id: 'yesNo',
      aliases: [],
      numerator: { sum: { fcrYes: 1 } },
      denominator: { sum: { fcrAnswers: 1 } },
      words: {
        en: { numerator: 'yes', denominator: 'yes or no' },
        fr: { numerator: 'oui', denominator: 'oui ou non' },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'fcrAnswers',
  edgeRules: '"Not yet known" and blanks are left out. Only the answers to that question.',
  owner: 'quality',
  references: ['SQM Group', 'seed 000'],
  goldenCases: ['fcr_survey-01'],
};
