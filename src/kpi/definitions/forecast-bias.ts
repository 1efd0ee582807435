import type { KpiDefinition } from '../kpi-definition.ts';

/** Forecast less actual over actual; plus means too much was forecast. */
export const forecastBias: KpiDefinition = {
  id: 'forecast_bias',
  version: 1,
  names: { en: 'Forecast bias', fr: 'Biais de prévision' },
  aliases: ['biais'],
  dimension: 'flow',
  unit: 'ratio',
  direction: 'range',
  definition: 'Forecast less actual over actual; plus means too much was forecast.',
  policies: [
    {
      id: 'signed',
      aliases: [],
      numerator: { sum: { forecast: 1, actual: -1 } },
      denominator: { sum: { actual: 1 } },
      words: {
        en: { numerator: 'forecast less actual', denominator: 'actual' },
        fr: { numerator: 'prévu moins réel', denominator: 'réel' },
      },
    },
  ],
  attributionEvent: 'interval start',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'intervalsScored',
  edgeRules: 'Of the forecast mean, which staffing uses. No actual volume gives null.',
  owner: 'workforce planning',
  references: ['WFM Labs: MAPE, WAPE and forecast bias'],
  goldenCases: ['forecast_bias-01'],
};
