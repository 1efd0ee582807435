import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of the time paid for that is spent on customers. */
export const utilisation: KpiDefinition = {
  id: 'utilisation',
  version: 1,
  names: { en: 'Utilisation', fr: "Taux d'utilisation" },
  aliases: ['utilization', 'taux_d_utilisation'],
  dimension: 'productivity',
  unit: 'ratio',
  direction: 'range',
  definition: 'Share of the time paid for that is spent on customers.',
  policies: [
    {
      id: 'customerOverBilled',
      aliases: ['customer_over_billed'],
      numerator: { sum: { handlingSeconds: 1 } },
      denominator: { sum: { billedSeconds: 1 } },
      words: {
        en: { numerator: 'seconds on contacts', denominator: 'billed seconds' },
        fr: { numerator: 'secondes en traitement', denominator: 'secondes facturées' },
      },
    },
    {
      id: 'handlingPlusAvailableOverPaid',
      aliases: ['handling_plus_available', 'handling_plus_available_over_paid'],
      numerator: { sum: { handlingSeconds: 1, availableSeconds: 1 } },
      denominator: { sum: { paidSeconds: 1 } },
      words: {
        en: { numerator: 'seconds on contacts or available', denominator: 'paid seconds' },
        fr: { numerator: 'secondes en traitement ou disponible', denominator: 'secondes payées' },
      },
    },
  ],
  attributionEvent: 'time itself, cut at interval borders',
  grain: ['D', 'M'],
  rollUp: 'sum',
  sample: null,
  edgeRules: 'Wall-clock time: two chats at once are not two hours in one.',
  owner: 'workforce planning',
  references: ['seed 000', 'Assembled: utilization rate', 'Call Centre Helper: occupancy and utilisation'],
  goldenCases: ['utilisation-01', 'utilisation-02', 'utilisation-03'],
};
