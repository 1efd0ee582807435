import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean wait of all queued contacts, answered or not. */
export const avgWait: KpiDefinition = {
  id: 'avg_wait',
  version: 1,
  names: { en: 'Average wait of all contacts', fr: "Durée moyenne d'attente" },
  aliases: ['dma', 'average_wait'],
  dimension: 'performance',
  unit: 's',
  direction: 'lower',
  definition: 'Mean wait of all queued contacts, answered or not.',
  policies: [
    {
      id: 'queued',
      aliases: [],
      numerator: { sum: { waitSecondsAll: 1 } },
      denominator: { sum: { offered: 1 } },
      words: {
        en: { numerator: 'seconds waited by all contacts', denominator: 'queued' },
        fr: { numerator: 'secondes attendues par tous les contacts', denominator: 'mis en attente' },
      },
    },
  ],
  attributionEvent: 'offered',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'offered',
  edgeRules: 'Waits of abandoned contacts are in it, which is why it differs from asa.',
  owner: 'operations',
  references: ['seeds 003, 004'],
  goldenCases: ['avg_wait-01'],
};
