import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of offered contacts that were answered, whenever. */
export const answerRate: KpiDefinition = {
  id: 'answer_rate',
  version: 1,
  names: { en: 'Answer rate', fr: 'Qualité de service (taux de décroché)' },
  aliases: ['qs', 'taux_de_decroche'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of offered contacts that were answered, whenever.',
  policies: [
    {
      id: 'offered',
      aliases: ['all_offered'],
      numerator: { sum: { handled: 1 } },
      denominator: { sum: { offered: 1 } },
      words: {
        en: { numerator: 'answered', denominator: 'offered' },
        fr: { numerator: 'décrochés', denominator: 'reçus' },
      },
    },
    {
      id: 'ignoreShort',
      aliases: ['ignore_short'],
      numerator: { sum: { handled: 1 } },
      denominator: { sum: { offered: 1, abandonedShort: -1 } },
      words: {
        en: { numerator: 'answered', denominator: 'offered less short abandons' },
        fr: { numerator: 'décrochés', denominator: 'reçus moins abandons courts' },
      },
    },
  ],
  attributionEvent: 'offered',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'offered',
  edgeRules: 'Flow-outs stay in the denominator.',
  owner: 'operations',
  references: ['French quality-of-service usage (calls handled / calls received)', 'seeds 003, 004'],
  goldenCases: ['answer_rate-01'],
};
