import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of live logged-in time that agents spend on contacts. */
export const occupancy: KpiDefinition = {
  id: 'occupancy',
  version: 1,
  names: { en: 'Occupancy', fr: "Taux d'occupation" },
  aliases: ['taux_d_occupation'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'range',
  definition: 'Share of live logged-in time that agents spend on contacts.',
  policies: [
    {
      id: 'live',
      aliases: [],
      numerator: { sum: { handlingSeconds: 1 } },
      denominator: { sum: { handlingSeconds: 1, availableSeconds: 1 } },
      words: {
        en: { numerator: 'seconds on contacts', denominator: 'seconds on contacts or available' },
        fr: { numerator: 'secondes en traitement', denominator: 'secondes en traitement ou disponible' },
      },
    },
  ],
  attributionEvent: 'time itself, cut at interval borders',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: null,
  edgeRules:
    'Overlapping contacts of one agent count once. Breaks and training are not live time. Nobody logged in gives null. Per queue only where agents serve one queue.',
  owner: 'workforce planning',
  references: ['Genesys agent occupancy', 'Call Centre Helper: occupancy and utilisation'],
  goldenCases: ['occupancy-01', 'occupancy-02'],
};
