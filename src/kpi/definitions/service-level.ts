import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of contacts answered within the threshold of their own queue. */
export const serviceLevel: KpiDefinition = {
  id: 'service_level',
  version: 1,
  names: { en: 'Service level', fr: 'Niveau de service' },
  aliases: ['sl', 'eds', 'niveau_de_service'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of contacts answered within the threshold of their own queue.',
  policies: [
    {
      id: 'offered',
      aliases: ['all_offered'],
      numerator: { sum: { handledWithin: 1 } },
      denominator: { sum: { offered: 1 } },
      words: {
        en: { numerator: 'answered within the threshold', denominator: 'offered' },
        fr: { numerator: 'décrochés dans le seuil', denominator: 'reçus' },
      },
    },
    {
      id: 'answered',
      aliases: ['answered_only'],
      numerator: { sum: { handledWithin: 1 } },
      denominator: { sum: { handled: 1 } },
      words: {
        en: { numerator: 'answered within the threshold', denominator: 'answered' },
        fr: { numerator: 'décrochés dans le seuil', denominator: 'décrochés' },
      },
    },
    {
      id: 'ignoreWithin',
      aliases: ['ignore_within_x', 'excludeShort'],
      numerator: { sum: { handledWithin: 1 } },
      denominator: { sum: { offered: 1, abandonedWithin: -1 } },
      words: {
        en: {
          numerator: 'answered within the threshold',
          denominator: 'offered less abandoned within the threshold',
        },
        fr: { numerator: 'décrochés dans le seuil', denominator: 'reçus moins abandonnés dans le seuil' },
      },
    },
    {
      id: 'ignoreShort',
      aliases: ['ignore_short'],
      numerator: { sum: { handledWithin: 1 } },
      denominator: { sum: { offered: 1, abandonedShort: -1 } },
      words: {
        en: { numerator: 'answered within the threshold', denominator: 'offered less short abandons' },
        fr: { numerator: 'décrochés dans le seuil', denominator: 'reçus moins abandons courts' },
      },
    },
    {
      id: 'notLate',
      aliases: ['positive'],
      numerator: { sum: { handledWithin: 1, abandonedWithin: 1 } },
      denominator: { sum: { offered: 1 } },
      words: {
        en: { numerator: 'answered or abandoned within the threshold', denominator: 'offered' },
        fr: { numerator: 'décrochés ou abandonnés dans le seuil', denominator: 'reçus' },
      },
    },
  ],
  attributionEvent: 'offered',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'offered',
  uniform: { mark: 'thresholdSeconds', mixed: 'flag' },
  edgeRules:
    "A wait of exactly the threshold is within it. Each contact is judged on its own queue's threshold; mixed thresholds are flagged. Flow-outs stay in the denominator.",
  owner: 'operations',
  references: ['Cisco service-level calculation types', 'Genesys service-level configuration', 'seed 001'],
  goldenCases: [
    'service_level-01',
    'service_level-02',
    'service_level-03',
    'service_level-04',
    'service_level-05',
    'service_level-06',
    'service_level-07',
    'service_level-08',
    'service_level-09',
  ],
};
