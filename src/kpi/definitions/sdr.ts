import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of cases answered by the end of the business day on which they arrived. */
export const sdr: KpiDefinition = {
  id: 'sdr',
  version: 1,
  names: { en: 'Same-day response', fr: 'Réponse le jour même' },
  aliases: ['same_day_response', 'reponse_le_jour_meme'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of cases answered by the end of the business day on which they arrived.',
  policies: [
    {
      id: 'sameBusinessDay',
      aliases: ['same_business_day'],
      numerator: { sum: { answeredSameBusinessDay: 1 } },
      denominator: { sum: { casesArrived: 1 } },
      words: {
        en: { numerator: 'answered the same business day', denominator: 'cases' },
        fr: { numerator: 'réponses le jour ouvré même', denominator: 'demandes' },
      },
    },
    {
      id: 'within24h',
      aliases: ['within_24h'],
      numerator: { sum: { answeredWithin24h: 1 } },
      denominator: { sum: { casesArrived: 1 } },
      words: {
        en: { numerator: 'answered within 24 h', denominator: 'cases' },
        fr: { numerator: 'réponses sous 24 h', denominator: 'demandes' },
      },
    },
  ],
  attributionEvent: 'created',
  grain: ['D', 'M'],
  rollUp: 'sum',
  pending: 'casesAwaitingTheDay',
  sample: 'casesArrived',
  edgeRules:
    'Days are local. What arrives after closing, or on a day without opening hours, belongs to the next business day; what is answered even before that is in time. Never answered is a miss; while both deadlines are ahead it is pending.',
  owner: 'operations',
  references: ['seed 000, which gives both rules in one sentence'],
  goldenCases: ['sdr-01', 'sdr-02'],
};
