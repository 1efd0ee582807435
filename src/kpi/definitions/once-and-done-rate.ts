import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of closed cases with one message of the customer, at most one reply and no reopening. */
export const onceAndDoneRate: KpiDefinition = {
  id: 'once_and_done_rate',
  version: 1,
  names: { en: 'Once-and-done rate', fr: 'Taux de demandes réglées en une fois' },
  aliases: ['once_and_done'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of closed cases with one message of the customer, at most one reply and no reopening.',
  policies: [
    {
      id: 'onceAndDone',
      aliases: [],
      numerator: { sum: { onceAndDone: 1 } },
      denominator: { sum: { casesClosed: 1 } },
      words: {
        en: { numerator: 'done at once', denominator: 'closed cases' },
        fr: { numerator: 'réglées en une fois', denominator: 'demandes closes' },
      },
    },
  ],
  attributionEvent: 'close',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'casesClosed',
  edgeRules: 'Open cases and merged duplicates are left out. A later reopening takes the case out again.',
  owner: 'operations',
  references: ['SQM Group', 'seed 002'],
  goldenCases: ['once_and_done_rate-01'],
};
