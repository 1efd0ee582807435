import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean of talk, hold and after-contact work. */
export const aht: KpiDefinition = {
  id: 'aht',
  version: 1,
  names: { en: 'Average handle time', fr: 'Durée moyenne de traitement' },
  aliases: ['dmt', 'tmt', 'average_handle_time'],
  dimension: 'productivity',
  unit: 's',
  direction: 'range',
  definition: 'Mean of talk, hold and after-contact work.',
  policies: [
    {
      id: 'leg',
      aliases: [],
      numerator: { sum: { handleSeconds: 1 } },
      denominator: { sum: { handled: 1 } },
      words: {
        en: { numerator: 'handle seconds', denominator: 'answered legs' },
        fr: { numerator: 'secondes de traitement', denominator: 'segments décrochés' },
      },
    },
    {
      id: 'chain',
      aliases: [],
      numerator: { sum: { handleSeconds: 1 } },
      denominator: { sum: { handledContacts: 1 } },
      words: {
        en: { numerator: 'handle seconds', denominator: 'answered contacts' },
        fr: { numerator: 'secondes de traitement', denominator: 'contacts décrochés' },
      },
    },
  ],
  attributionEvent: 'offered',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'handled',
  edgeRules:
    'Per leg for staffing (work arrives per leg); per chain a transferred contact counts once. Waits are not in it.',
  owner: 'workforce planning',
  references: ['Amazon Connect HANDLE_TIME', 'COPC glossary', 'seeds 000, 001, 003, 004'],
  goldenCases: ['aht-01', 'aht-02', 'aht-03'],
};
