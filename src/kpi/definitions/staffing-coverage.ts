import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of the required minutes that were staffed, interval by interval. */
export const staffingCoverage: KpiDefinition = {
  id: 'staffing_coverage',
  version: 1,
  names: { en: 'Staffing coverage', fr: 'Couverture du besoin' },
  aliases: ['couverture'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'higher',
  definition: 'Share of the required minutes that were staffed, interval by interval.',
  policies: [
    {
      id: 'minutes',
      aliases: [],
      numerator: { sum: { coveredMinutes: 1 } },
      denominator: { sum: { requiredMinutes: 1 } },
      words: {
        en: { numerator: 'covered minutes', denominator: 'required minutes' },
        fr: { numerator: 'minutes couvertes', denominator: 'minutes requises' },
      },
    },
  ],
  attributionEvent: 'interval start',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'staffingIntervals',
  edgeRules: 'A surplus in one interval cannot cover a lack in another, so it never exceeds 1.',
  owner: 'workforce planning',
  references: ['companion of staffing_to_plan (our definition)'],
  goldenCases: ['staffing_coverage-01'],
};
