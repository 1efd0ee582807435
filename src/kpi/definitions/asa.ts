import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean wait of the answered contacts, ring time included. */
export const asa: KpiDefinition = {
  id: 'asa',
  version: 1,
  names: { en: 'Average speed of answer', fr: 'Délai moyen de réponse' },
  aliases: ['vmr', 'dmr', 'average_speed_of_answer'],
  dimension: 'performance',
  unit: 's',
  direction: 'lower',
  definition: 'Mean wait of the answered contacts, ring time included.',
  policies: [
    {
      id: 'answered',
      aliases: ['offered'],
      numerator: { sum: { waitSecondsHandled: 1 } },
      denominator: { sum: { handled: 1 } },
      words: {
        en: { numerator: 'seconds waited by answered contacts', denominator: 'answered' },
        fr: { numerator: 'secondes attendues par les contacts décrochés', denominator: 'décrochés' },
      },
    },
  ],
  attributionEvent: 'offered',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'handled',
  edgeRules: 'Abandoned contacts are not in it. Callbacks are measured from the first enqueue.',
  owner: 'operations',
  references: ['Amazon Connect metric definitions', 'seeds 000, 001, 004'],
  goldenCases: ['asa-01', 'asa-02', 'asa-03'],
};
