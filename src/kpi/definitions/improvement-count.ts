import type { KpiDefinition } from '../kpi-definition.ts';

/** Actions of the register that were closed and whose effect was measured. */
export const improvementCount: KpiDefinition = {
  id: 'improvement_count',
  version: 1,
  names: { en: 'Improvement actions', fr: "Actions d'amélioration" },
  aliases: ['actions_d_amelioration'],
  dimension: 'performance',
  unit: 'actions',
  direction: 'higher',
  definition: 'Actions of the register that were closed and whose effect was measured.',
  policies: [
    {
      id: 'measured',
      aliases: [],
      numerator: { sum: { improvementActions: 1 } },
      denominator: null,
      words: {
        en: { numerator: 'actions closed with a measured effect', denominator: '' },
        fr: { numerator: 'actions closes à effet mesuré', denominator: '' },
      },
    },
  ],
  attributionEvent: 'close',
  grain: ['M'],
  rollUp: 'sum',
  sample: null,
  edgeRules: 'An action without a measured effect does not count, closed or not.',
  owner: 'operations',
  references: ['seeds 000, 003'],
  goldenCases: ['improvement_count-01'],
};
