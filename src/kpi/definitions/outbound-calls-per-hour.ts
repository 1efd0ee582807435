import type { KpiDefinition } from '../kpi-definition.ts';

/** Calls dialled over outbound hours. */
export const outboundCallsPerHour: KpiDefinition = {
  id: 'outbound_calls_per_hour',
  version: 1,
  names: { en: 'Outbound calls per hour', fr: 'Appels sortants par heure' },
  aliases: ['appels_sortants_par_heure'],
  dimension: 'productivity',
  unit: '1/h',
  direction: 'range',
  definition: 'Calls dialled over outbound hours.',
  policies: [
    {
      id: 'outbound',
      aliases: [],
      numerator: { sum: { outboundCalls: 1 } },
      denominator: { sum: { outboundHours: 1 } },
      words: {
        en: { numerator: 'calls dialled', denominator: 'outbound hours' },
        fr: { numerator: 'appels émis', denominator: "heures d'appels sortants" },
      },
    },
  ],
  attributionEvent: 'dialled',
  grain: ['D', 'M'],
  rollUp: 'sum',
  sample: 'outboundCalls',
  edgeRules: 'Calls of a dialler that no agent was joined to are left out.',
  owner: 'sales',
  references: ['seed 004'],
  goldenCases: ['outbound_calls_per_hour-01'],
};
