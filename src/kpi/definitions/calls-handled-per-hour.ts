import type { KpiDefinition } from '../kpi-definition.ts';

/** Contacts handled over productive hours. */
export const callsHandledPerHour: KpiDefinition = {
  id: 'calls_handled_per_hour',
  version: 1,
  names: { en: 'Contacts handled per hour', fr: 'Appels traités par heure' },
  aliases: ['rendement', 'appels_traites_par_heure'],
  dimension: 'productivity',
  unit: '1/h',
  direction: 'range',
  definition: 'Contacts handled over productive hours.',
  policies: [
    {
      id: 'productive',
      aliases: [],
      numerator: { sum: { handledByAgents: 1 } },
      denominator: { sum: { productiveHours: 1 } },
      words: {
        en: { numerator: 'contacts handled', denominator: 'productive hours' },
        fr: { numerator: 'contacts traités', denominator: 'heures productives' },
      },
    },
  ],
  attributionEvent: 'ended',
  grain: ['D', 'M'],
  rollUp: 'sum',
  sample: null,
  edgeRules:
    'Productive: logged in less breaks and training. Agents are never averaged. Blended channels need weights: compare like with like.',
  owner: 'operations',
  references: ['seeds 000, 004'],
  goldenCases: ['calls_handled_per_hour-01'],
};
