import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of the trainees who finished and reached the standard. */
export const trainingEffectiveness: KpiDefinition = {
  id: 'training_effectiveness',
  version: 1,
  names: { en: 'Initial-training effectiveness', fr: 'Efficacité des formations initiales' },
  aliases: ['efficacite_des_formations'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of the trainees who finished and reached the standard.',
  policies: [
    {
      id: 'finished',
      aliases: [],
      numerator: { sum: { traineesAtStandard: 1 } },
      denominator: { sum: { traineesFinished: 1 } },
      words: {
        en: { numerator: 'trainees at the standard', denominator: 'trainees who finished' },
        fr: { numerator: 'stagiaires au niveau', denominator: 'stagiaires en fin de formation' },
      },
    },
  ],
  attributionEvent: 'end of the course',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'traineesFinished',
  edgeRules: 'By cohort. Drop-outs are in the denominator only where the contract counts them as finished.',
  owner: 'human resources',
  references: ['seed 003'],
  goldenCases: ['training_effectiveness-01'],
};
