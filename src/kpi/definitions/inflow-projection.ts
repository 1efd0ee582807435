import type { KpiDefinition } from '../kpi-definition.ts';

/** What came in per working day in past months, times the working days of the next. */
export const inflowProjection: KpiDefinition = {
  id: 'inflow_projection',
  version: 1,
  names: { en: 'Next-month projection', fr: 'Projection du mois prochain' },
  aliases: ['projection_du_prochain_mois'],
  dimension: 'flow',
  unit: 'cases',
  direction: 'range',
  definition: 'What came in per working day in past months, times the working days of the next.',
  policies: [
    {
      id: 'perWorkday',
      aliases: [],
      numerator: { sum: { inflowOfMonths: 1 }, timesParameter: 'nextWorkdays' },
      denominator: { sum: { workdaysOfMonths: 1 } },
      words: {
        en: { numerator: 'came in times next working days', denominator: 'working days' },
        fr: { numerator: 'reçues fois jours ouvrés à venir', denominator: 'jours ouvrés' },
      },
    },
  ],
  attributionEvent: 'created or offered',
  grain: ['M'],
  rollUp: 'sum',
  sample: null,
  edgeRules:
    "Only a yardstick: forecasts are scored against it. Months weigh by their working days, so it is not the mean of the months. Without the next month's working days there is no value.",
  owner: 'workforce planning',
  references: ['seed 002'],
  goldenCases: ['inflow_projection-01'],
};
