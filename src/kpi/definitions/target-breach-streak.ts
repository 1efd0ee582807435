import type { KpiDefinition } from '../kpi-definition.ts';

/** How many of the latest periods in a row missed the target. */
export const targetBreachStreak: KpiDefinition = {
  id: 'target_breach_streak',
  version: 1,
  names: { en: 'Breach streak', fr: 'Périodes consécutives hors objectif' },
  aliases: ['hors_objectif'],
  dimension: 'performance',
  unit: 'periods',
  direction: 'lower',
  definition: 'How many of the latest periods in a row missed the target.',
  policies: [
    {
      id: 'latest',
      aliases: [],
      numerator: { sum: { judgedNumerator: 1 } },
      denominator: { sum: { judgedDenominator: 1 } },
      computed: { by: 'breachStreak' },
      words: {
        en: { numerator: 'missed periods in a row', denominator: 'periods' },
        fr: { numerator: 'périodes manquées de suite', denominator: 'périodes' },
      },
    },
  ],
  attributionEvent: 'period',
  grain: ['D', 'M'],
  rollUp: 'recompute',
  sample: null,
  edgeRules:
    'Each period is judged on its own whole value. Exactly the target is met. An undefined period ends the streak.',
  owner: 'operations',
  references: ['seed 002'],
  goldenCases: ['target_breach_streak-01'],
};
