import type { KpiDefinition } from '../kpi-definition.ts';

/** Staffed minutes over required minutes. */
export const staffingToPlan: KpiDefinition = {
  id: 'staffing_to_plan',
  version: 1,
  names: { en: 'Staffing to plan', fr: 'Effectif présent sur effectif requis' },
  aliases: ['effectif_prevu'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'range',
  definition: 'Staffed minutes over required minutes.',
  policies: [
    {
      id: 'minutes',
      aliases: [],
      numerator: { sum: { staffedMinutes: 1 } },
      denominator: { sum: { requiredMinutes: 1 } },
      words: {
        en: { numerator: 'staffed minutes', denominator: 'required minutes' },
        fr: { numerator: 'minutes présentes', denominator: 'minutes requises' },
      },
    },
  ],
  attributionEvent: 'interval start',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'staffingIntervals',
  edgeRules: 'Overs and unders cancel: always shown with staffing_coverage.',
  owner: 'workforce planning',
  references: ['seed 000'],
  goldenCases: ['staffing_to_plan-01'],
};
