import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of customers who say that their request was solved, by however many contacts. */
export const resolutionRate: KpiDefinition = {
  id: 'resolution_rate',
  version: 1,
  names: { en: 'Resolution rate', fr: 'Taux de résolution' },
  aliases: ['rr', 'taux_de_resolution'],
  dimension: 'satisfaction',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of customers who say that their request was solved, by however many contacts.',
  policies: [
    {
      id: 'yesNo',
      aliases: [],
      numerator: { sum: { resolutionYes: 1 } },
      denominator: { sum: { resolutionAnswers: 1 } },
      words: {
        en: { numerator: 'yes', denominator: 'yes or no' },
        fr: { numerator: 'oui', denominator: 'oui ou non' },
      },
    },
  ],
  attributionEvent: 'response',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'resolutionAnswers',
  edgeRules: '"Not yet known" and blanks are left out. On the same respondents it is at least fcr_survey.',
  owner: 'quality',
  references: ['seed 000'],
  goldenCases: ['resolution_rate-01'],
};
