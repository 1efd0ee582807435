import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of cases closed within their target, of those closed and those open and already late. */
export const onTimeRate: KpiDefinition = {
  id: 'on_time_rate',
  version: 1,
  names: { en: 'On-time rate', fr: 'Taux de traitement dans les délais' },
  aliases: ['sla_rate', 'taux_de_respect_des_delais'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of cases closed within their target, of those closed and those open and already late.',
  policies: [
    {
      id: 'target',
      aliases: [],
      numerator: { sum: { casesOnTime: 1 } },
      denominator: { sum: { casesDecided: 1 } },
      words: {
        en: { numerator: 'closed in time', denominator: 'closed, or open and late' },
        fr: { numerator: 'closes dans les délais', denominator: 'closes, ou ouvertes en retard' },
      },
    },
  ],
  attributionEvent: 'close or missed target',
  grain: ['D', 'M'],
  rollUp: 'sum',
  clocks: ['calendar', 'business'],
  pending: 'casesUndecided',
  sample: 'casesDecided',
  edgeRules:
    "Exactly the target is in time. Open cases that are not late are pending. The target is the one valid for the case: its due instant, its own or its urgency's number of seconds.",
  owner: 'operations',
  references: ['dbt_zendesk SLA policies', 'seed 002'],
  goldenCases: ['on_time_rate-01'],
};
