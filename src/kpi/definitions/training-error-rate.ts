import type { KpiDefinition } from '../kpi-definition.ts';

/** Errors whose root cause is training, over evaluated contacts. */
export const trainingErrorRate: KpiDefinition = {
  id: 'training_error_rate',
  version: 1,
  names: { en: 'Training-caused error rate', fr: "Taux d'erreurs dues à la formation" },
  aliases: ['erreurs_dues_a_la_formation'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'lower',
  definition: 'Errors whose root cause is training, over evaluated contacts.',
  policies: [
    {
      id: 'primaryCause',
      aliases: [],
      numerator: { sum: { trainingErrors: 1 } },
      denominator: { sum: { contactsEvaluated: 1 } },
      words: {
        en: { numerator: 'errors traced to training', denominator: 'evaluated contacts' },
        fr: { numerator: 'erreurs dues à la formation', denominator: 'contacts évalués' },
      },
    },
  ],
  attributionEvent: 'evaluation',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'contactsEvaluated',
  edgeRules: 'Each error has one primary cause.',
  owner: 'quality',
  references: ['seed 000'],
  goldenCases: ['training_error_rate-01'],
};
