import type { KpiDefinition } from '../kpi-definition.ts';

/** 1 less the weighted absolute percentage error. */
export const forecastAccuracy: KpiDefinition = {
  id: 'forecast_accuracy',
  version: 2,
  names: { en: 'Forecast accuracy', fr: 'Précision des prévisions' },
  aliases: ['precision_des_previsions'],
  dimension: 'flow',
  unit: 'ratio',
  direction: 'higher',
  definition: '1 less the weighted absolute percentage error.',
  policies: [
    {
      id: 'wape',
      aliases: ['one_minus_wape'],
      numerator: { sum: { actual: 1, absoluteError: -1 } },
      denominator: { sum: { actual: 1 } },
      words: {
        en: { numerator: 'actual less absolute error of the median', denominator: 'actual' },
        fr: { numerator: 'réel moins écart absolu de la médiane', denominator: 'réel' },
      },
    },
    {
      id: 'totalVolume',
      aliases: ['total_volume'],
      numerator: { sum: { actual: 1 }, lessAbsolute: { forecast: 1, actual: -1 } },
      denominator: { sum: { actual: 1 } },
      words: {
        en: { numerator: 'actual less the error of the total', denominator: 'actual' },
        fr: { numerator: "réel moins l'écart du total", denominator: 'réel' },
      },
    },
    {
      id: 'oneMinusMape',
      aliases: ['one_minus_mape', 'mape'],
      numerator: { sum: { intervalsWithActual: 1, absolutePercentageError: -1 } },
      denominator: { sum: { intervalsWithActual: 1 } },
      words: {
        en: { numerator: 'intervals less their percentage errors', denominator: 'intervals with contacts' },
        fr: {
          numerator: 'intervalles moins leurs écarts en pourcentage',
          denominator: 'intervalles avec contacts',
        },
      },
    },
  ],
  attributionEvent: 'interval start',
  grain: ['I', 'D'],
  rollUp: 'sum',
  sample: 'intervalsScored',
  edgeRules:
    'The error is that of the forecast median. May be negative and is never clipped. The policy totalVolume flatters: errors cancel inside the period. oneMinusMape weighs small intervals as much as large ones.',
  owner: 'workforce planning',
  references: [
    'ccplanning: measuring forecast accuracy',
    'WFM Labs: MAPE, WAPE and forecast bias',
    'seed 000',
  ],
  goldenCases: ['forecast_accuracy-01', 'forecast_accuracy-02', 'forecast_accuracy-03'],
};
