import type { KpiDefinition } from '../kpi-definition.ts';

/** A channel's own cost and its share of the shared one, over its contacts handled. */
export const costPerCall: KpiDefinition = {
  id: 'cost_per_call',
  version: 1,
  names: { en: 'Cost per call', fr: 'Coût par appel' },
  aliases: ['cout_par_appel'],
  dimension: 'productivity',
  unit: 'currency/call',
  direction: 'lower',
  definition: "A channel's own cost and its share of the shared one, over its contacts handled.",
  policies: [
    {
      id: 'handleTime',
      aliases: ['handle_time'],
      numerator: { sum: { channelCostByHandleTime: 1 } },
      denominator: { sum: { channelHandled: 1 } },
      words: {
        en: {
          numerator: 'cost of the channel, shared by handle time',
          denominator: 'contacts handled in it',
        },
        fr: {
          numerator: 'coût du canal, partagé au temps de traitement',
          denominator: 'contacts traités par ce canal',
        },
      },
    },
    {
      id: 'volume',
      aliases: [],
      numerator: { sum: { channelCostByVolume: 1 } },
      denominator: { sum: { channelHandled: 1 } },
      words: {
        en: { numerator: 'cost of the channel, shared by contacts', denominator: 'contacts handled in it' },
        fr: { numerator: 'coût du canal, partagé au volume', denominator: 'contacts traités par ce canal' },
      },
    },
    {
      id: 'seats',
      aliases: [],
      numerator: { sum: { channelCostBySeats: 1 } },
      denominator: { sum: { channelHandled: 1 } },
      words: {
        en: { numerator: 'cost of the channel, shared by seats', denominator: 'contacts handled in it' },
        fr: { numerator: 'coût du canal, partagé aux postes', denominator: 'contacts traités par ce canal' },
      },
    },
  ],
  attributionEvent: 'month of the cost',
  grain: ['M'],
  rollUp: 'sum',
  sample: 'channelHandled',
  uniform: { mark: 'currency', mixed: 'null' },
  edgeRules:
    'Shares of all channels sum to 1, month by month. Costs in several currencies give null: convert first.',
  owner: 'finance',
  references: ['seed 004'],
  goldenCases: ['cost_per_call-01'],
};
