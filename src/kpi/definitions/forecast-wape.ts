import type { KpiDefinition } from '../kpi-definition.ts';

/** Absolute forecast error over actual volume. */
export const forecastWape: KpiDefinition = {
  id: 'forecast_wape',
  version: 2,
  names: { en: 'Weighted absolute percentage error', fr: 'Erreur absolue pondérée' },
  aliases: ['wape'],
  dimension: 'flow',
  unit: 'ratio',
  direction: 'lower',
  definition: 'Absolute forecast error over actual volume.',
  policies: [
    {
      id: 'wape',
      aliases: [],
      numerator: { sum: { absoluteError: 1 } },
      denominator: { sum: { actual: 1 } },
      words: {
        en: { numerator: 'absolute error of the median', denominator: 'actual' },
        fr: { numerator: 'écart absolu de la médiane', denominator: 'réel' },
      },
    },
  ],
  attributionEvent: 'interval start',
  grain: ['I', 'D'],
  rollUp: 'sum',
  sample: 'intervalsScored',
  edgeRules:
    'The error is that of the forecast median (as in the accuracy table), or of the one figure that a case gives. No actual volume gives null.',
  owner: 'workforce planning',
  references: ['WFM Labs: MAPE, WAPE and forecast bias'],
  goldenCases: ['forecast_wape-01'],
};
