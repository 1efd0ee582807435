import type { KpiDefinition } from '../kpi-definition.ts';

/** Cases open at an instant. */
export const backlog: KpiDefinition = {
  id: 'backlog',
  version: 1,
  names: { en: 'Backlog', fr: 'Demandes en attente (encours)' },
  aliases: ['encours', 'open_cases'],
  dimension: 'backlog',
  unit: 'cases',
  direction: 'lower',
  definition: 'Cases open at an instant.',
  policies: [
    {
      id: 'snapshot',
      aliases: [],
      numerator: { sum: { openCases: 1 } },
      denominator: null,
      words: {
        en: { numerator: 'open cases', denominator: '' },
        fr: { numerator: 'demandes ouvertes', denominator: '' },
      },
    },
  ],
  attributionEvent: 'instant of the snapshot (local midnight)',
  grain: ['D'],
  rollUp: 'last',
  sample: null,
  edgeRules:
    'Created by then and not closed by then. Summed over queues, never over days: the last snapshot counts. Open then = open before + created + reopened - closed.',
  owner: 'operations',
  references: ['dbt_zendesk ticket backlog', 'seeds 000, 002'],
  goldenCases: ['backlog-01', 'backlog-02'],
};
