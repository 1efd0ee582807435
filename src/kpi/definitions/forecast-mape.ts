import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean of the percentage errors of the intervals that had contacts. */
export const forecastMape: KpiDefinition = {
  id: 'forecast_mape',
  version: 1,
  names: { en: 'Mean absolute percentage error', fr: 'Erreur absolue moyenne en pourcentage' },
  aliases: ['mape'],
  dimension: 'flow',
  unit: 'ratio',
  direction: 'lower',
  definition: 'Mean of the percentage errors of the intervals that had contacts.',
  policies: [
    {
      id: 'mape',
      aliases: [],
      numerator: { sum: { absolutePercentageError: 1 } },
      denominator: { sum: { intervalsWithActual: 1 } },
      words: {
        en: { numerator: 'percentage errors', denominator: 'intervals with contacts' },
        fr: { numerator: 'erreurs en pourcentage', denominator: 'intervalles avec contacts' },
      },
    },
  ],
  attributionEvent: 'interval start',
  grain: ['I'],
  rollUp: 'sum',
  sample: 'intervalsWithActual',
  edgeRules:
    'Intervals without contacts are left out. Small intervals weigh as much as large ones: for information only.',
  owner: 'workforce planning',
  references: ['WFM Labs: MAPE, WAPE and forecast bias'],
  goldenCases: ['forecast_mape-01'],
};
