import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean age of the cases open at an instant. */
export const backlogAvgAge: KpiDefinition = {
  id: 'backlog_avg_age',
  version: 1,
  names: { en: 'Average age of the backlog', fr: "Ancienneté moyenne de l'encours" },
  aliases: ['anciennete_moyenne'],
  dimension: 'backlog',
  unit: 's',
  direction: 'lower',
  definition: 'Mean age of the cases open at an instant.',
  policies: [
    {
      id: 'snapshot',
      aliases: [],
      numerator: { sum: { openCaseAgeSeconds: 1 } },
      denominator: { sum: { openCases: 1 } },
      words: {
        en: { numerator: 'seconds of age', denominator: 'open cases' },
        fr: { numerator: "secondes d'ancienneté", denominator: 'demandes ouvertes' },
      },
    },
  ],
  attributionEvent: 'instant of the snapshot (local midnight)',
  grain: ['D'],
  rollUp: 'last',
  sample: 'openCases',
  edgeRules:
    'Both parts are those of the last snapshot. The mean hides the oldest case: read backlog_age_profile with it.',
  owner: 'operations',
  references: ['seed 002'],
  goldenCases: ['backlog_avg_age-01'],
};
