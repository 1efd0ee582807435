import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean score of the evaluations, each the weighted mean of its items. */
export const qualityScore: KpiDefinition = {
  id: 'quality_score',
  version: 1,
  names: { en: 'Quality score', fr: 'Note de qualité' },
  aliases: ['note_qualite', 'qa_score'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Mean score of the evaluations, each the weighted mean of its items.',
  policies: [
    {
      id: 'fatalZero',
      aliases: [],
      numerator: { sum: { evaluationScore: 1 } },
      denominator: { sum: { evaluations: 1 } },
      words: {
        en: { numerator: 'points of evaluations', denominator: 'evaluations' },
        fr: { numerator: "points d'évaluation", denominator: 'évaluations' },
      },
    },
    {
      id: 'nonFatal',
      aliases: ['non_fatal'],
      numerator: { sum: { evaluationScoreBeforeFatal: 1 } },
      denominator: { sum: { evaluations: 1 } },
      words: {
        en: { numerator: 'points of evaluations before fatal errors', denominator: 'evaluations' },
        fr: { numerator: "points d'évaluation avant erreurs fatales", denominator: 'évaluations' },
      },
    },
    {
      id: 'fatalFree',
      aliases: ['fatal_accuracy'],
      numerator: { sum: { evaluationsWithoutFatal: 1 } },
      denominator: { sum: { evaluations: 1 } },
      words: {
        en: { numerator: 'evaluations without a fatal error', denominator: 'evaluations' },
        fr: { numerator: 'évaluations sans erreur fatale', denominator: 'évaluations' },
      },
    },
  ],
  attributionEvent: 'evaluation',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'evaluations',
  edgeRules:
    'Items that do not apply are left out. A fatal error makes the evaluation 0. An evaluation without any item that applies is left out.',
  owner: 'quality',
  references: ['COPC critical and non-critical accuracy', 'seed 000'],
  goldenCases: ['quality_score-01'],
};
