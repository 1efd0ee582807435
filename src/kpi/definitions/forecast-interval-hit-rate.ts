import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of intervals whose forecast is within a band around the actual (10 % unless told otherwise). */
export const forecastIntervalHitRate: KpiDefinition = {
  id: 'forecast_interval_hit_rate',
  version: 1,
  names: { en: 'Forecast interval hit rate', fr: "Part d'intervalles bien prévus" },
  aliases: ['interval_hit_rate'],
  dimension: 'flow',
  unit: 'ratio',
  direction: 'higher',
  definition:
    'Share of intervals whose forecast is within a band around the actual (10 % unless told otherwise).',
  policies: [
    {
      id: 'band',
      aliases: [],
      numerator: { sum: { intervalsWithinBand: 1 } },
      denominator: { sum: { intervalsScored: 1 } },
      words: {
        en: { numerator: 'intervals within the band', denominator: 'intervals scored' },
        fr: { numerator: 'intervalles dans la bande', denominator: 'intervalles jugés' },
      },
    },
  ],
  attributionEvent: 'interval start',
  grain: ['I'],
  rollUp: 'sum',
  sample: 'intervalsScored',
  edgeRules:
    'Forecast and actual both 0: left out. Actual 0 with a forecast: a miss. The edge of the band is inside.',
  owner: 'workforce planning',
  references: ['COPC-style interval accuracy (text not seen)'],
  goldenCases: ['forecast_interval_hit_rate-01'],
};
