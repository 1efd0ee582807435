import type { KpiDefinition } from '../kpi-definition.ts';

/** Messages of both sides over closed cases. */
export const exchangesPerClosed: KpiDefinition = {
  id: 'exchanges_per_closed',
  version: 1,
  names: { en: 'Exchanges per closed request', fr: "Nombre d'échanges par demande close" },
  aliases: ['echanges_par_demande'],
  dimension: 'performance',
  unit: 'messages/case',
  direction: 'lower',
  definition: 'Messages of both sides over closed cases.',
  policies: [
    {
      id: 'bothWays',
      aliases: [],
      numerator: { sum: { exchanges: 1 } },
      denominator: { sum: { casesClosed: 1 } },
      words: {
        en: { numerator: 'messages', denominator: 'closed cases' },
        fr: { numerator: 'messages', denominator: 'demandes closes' },
      },
    },
  ],
  attributionEvent: 'close',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'casesClosed',
  edgeRules:
    'Automatic replies and internal notes are left out. The messages of one chat session count once for each side. Open cases and merged duplicates are left out.',
  owner: 'operations',
  references: ['dbt_zendesk', 'seed 002'],
  goldenCases: ['exchanges_per_closed-01'],
};
