import type { KpiDefinition } from '../kpi-definition.ts';

/** How a value stands to its target: met or not, the gap towards the good side, and the share reached. */
export const targetAttainment: KpiDefinition = {
  id: 'target_attainment',
  version: 1,
  names: { en: 'Target attainment', fr: "Atteinte de l'objectif" },
  aliases: ['atteinte_des_objectifs'],
  dimension: 'performance',
  unit: 'mixed',
  direction: 'higher',
  definition:
    'How a value stands to its target: met or not, the gap towards the good side, and the share reached.',
  policies: [
    {
      id: 'gap',
      aliases: [],
      numerator: { sum: { judgedNumerator: 1 } },
      denominator: { sum: { judgedDenominator: 1 } },
      computed: { by: 'target', part: 'gap' },
      words: {
        en: { numerator: 'gap to the target of numerator', denominator: 'denominator' },
        fr: { numerator: "écart à l'objectif du numérateur", denominator: 'dénominateur' },
      },
    },
    {
      id: 'attainment',
      aliases: [],
      numerator: { sum: { judgedNumerator: 1 } },
      denominator: { sum: { judgedDenominator: 1 } },
      computed: { by: 'target', part: 'attainment' },
      words: {
        en: { numerator: 'share of the target of numerator', denominator: 'denominator' },
        fr: { numerator: "part de l'objectif du numérateur", denominator: 'dénominateur' },
      },
    },
    {
      id: 'met',
      aliases: [],
      numerator: { sum: { judgedNumerator: 1 } },
      denominator: { sum: { judgedDenominator: 1 } },
      computed: { by: 'target', part: 'met' },
      words: {
        en: { numerator: 'target met (1) or not (0) by numerator', denominator: 'denominator' },
        fr: { numerator: 'objectif atteint (1) ou non (0) par numérateur', denominator: 'dénominateur' },
      },
    },
  ],
  attributionEvent: 'as the judged KPI',
  grain: ['I', 'D', 'M'],
  rollUp: 'recompute',
  sample: null,
  edgeRules:
    'Judged on the value of the whole, never averaged. Better high: value / target; better low: target / value; a band has a distance and no share. The target is the one valid in the period. An undefined value gives null.',
  owner: 'operations',
  references: ['seeds 000, 002, 004'],
  goldenCases: ['target_attainment-01', 'target_attainment-02', 'target_attainment-03'],
};
