import type { KpiDefinition } from '../kpi-definition.ts';

/** The service level under the policy offered, by its French contract name. */
export const answeredWithinX: KpiDefinition = {
  id: 'answered_within_x',
  version: 1,
  names: { en: 'Answered within X seconds', fr: 'Taux de décroché en X secondes' },
  aliases: ['taux_de_decroche_en_x'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'higher',
  definition: 'The service level under the policy offered, by its French contract name.',
  policies: [
    {
      id: 'offered',
      aliases: ['all_offered'],
      numerator: { sum: { handledWithin: 1 } },
      denominator: { sum: { offered: 1 } },
      words: {
        en: { numerator: 'answered within the threshold', denominator: 'offered' },
        fr: { numerator: 'décrochés dans le seuil', denominator: 'reçus' },
      },
    },
  ],
  attributionEvent: 'offered',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'offered',
  uniform: { mark: 'thresholdSeconds', mixed: 'flag' },
  edgeRules: 'As service_level under its policy offered: a preset, not another formula.',
  owner: 'operations',
  references: ['seed 003', 'French quality-of-service usage'],
  goldenCases: ['service_level-01'],
};
