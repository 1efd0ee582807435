import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean distance of an evaluator from the reference evaluation of the same contact. */
export const qualityGap: KpiDefinition = {
  id: 'quality_gap',
  version: 1,
  names: { en: 'Quality gap', fr: 'Écart de calibrage' },
  aliases: ['ecart_de_qualite', 'calibration_gap'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'lower',
  definition: 'Mean distance of an evaluator from the reference evaluation of the same contact.',
  policies: [
    {
      id: 'absolute',
      aliases: [],
      numerator: { sum: { calibrationGap: 1 } },
      denominator: { sum: { calibrationPairs: 1 } },
      words: {
        en: { numerator: 'distance from the reference', denominator: 'calibrated evaluations' },
        fr: { numerator: 'écart à la référence', denominator: 'évaluations calibrées' },
      },
    },
    {
      id: 'signed',
      aliases: [],
      numerator: { sum: { calibrationGapSigned: 1 } },
      denominator: { sum: { calibrationPairs: 1 } },
      direction: 'range',
      words: {
        en: { numerator: 'difference from the reference', denominator: 'calibrated evaluations' },
        fr: { numerator: 'différence avec la référence', denominator: 'évaluations calibrées' },
      },
    },
  ],
  attributionEvent: 'evaluation',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'calibrationPairs',
  edgeRules: 'Evaluations without a reference are left out. signed: plus is lenient, minus severe.',
  owner: 'quality',
  references: ['Gistly on calibration', 'seed 000'],
  goldenCases: ['quality_gap-01', 'quality_gap-02'],
};
