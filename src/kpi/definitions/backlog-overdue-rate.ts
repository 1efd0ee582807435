import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of the open cases with a due date whose due date is past. */
export const backlogOverdueRate: KpiDefinition = {
  id: 'backlog_overdue_rate',
  version: 1,
  names: { en: 'Overdue share of the backlog', fr: 'Part des demandes en souffrance' },
  aliases: ['demandes_en_souffrance'],
  dimension: 'backlog',
  unit: 'ratio',
  direction: 'lower',
  definition: 'Share of the open cases with a due date whose due date is past.',
  policies: [
    {
      id: 'snapshot',
      aliases: [],
      numerator: { sum: { openCasesOverdue: 1 } },
      denominator: { sum: { openCasesWithDueDate: 1 } },
      words: {
        en: { numerator: 'open and overdue', denominator: 'open with a due date' },
        fr: { numerator: 'ouvertes et en retard', denominator: 'ouvertes avec échéance' },
      },
    },
  ],
  attributionEvent: 'instant of the snapshot (local midnight)',
  grain: ['D'],
  rollUp: 'last',
  sample: 'openCasesWithDueDate',
  edgeRules:
    'Cases without a due date are left out. Due exactly at the instant is not overdue. Both parts are those of the last snapshot.',
  owner: 'operations',
  references: ['seed 002'],
  goldenCases: ['backlog_overdue_rate-01'],
};
