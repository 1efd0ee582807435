import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of contacts whose customer gave up waiting, short abandons left out. */
export const abandonmentRate: KpiDefinition = {
  id: 'abandonment_rate',
  version: 1,
  names: { en: 'Abandonment rate', fr: "Taux d'abandon" },
  aliases: ['taa', 'taux_d_abandon'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'lower',
  definition: 'Share of contacts whose customer gave up waiting, short abandons left out.',
  policies: [
    {
      id: 'standard',
      aliases: [],
      numerator: { sum: { abandoned: 1, abandonedShort: -1 } },
      denominator: { sum: { offered: 1, abandonedShort: -1 } },
      words: {
        en: { numerator: 'abandoned after the short threshold', denominator: 'offered less short abandons' },
        fr: { numerator: 'abandonnés après le seuil court', denominator: 'reçus moins abandons courts' },
      },
    },
    {
      id: 'queuedAll',
      aliases: ['queued_all'],
      numerator: { sum: { abandoned: 1 } },
      denominator: { sum: { offered: 1 } },
      words: {
        en: { numerator: 'abandoned', denominator: 'offered' },
        fr: { numerator: 'abandonnés', denominator: 'reçus' },
      },
    },
    {
      id: 'handledPlusAbandoned',
      aliases: ['handled_plus_abandoned'],
      numerator: { sum: { abandoned: 1, abandonedShort: -1 } },
      denominator: { sum: { handled: 1, abandoned: 1, abandonedShort: -1 } },
      words: {
        en: {
          numerator: 'abandoned after the short threshold',
          denominator: 'answered or abandoned after the short threshold',
        },
        fr: {
          numerator: 'abandonnés après le seuil court',
          denominator: 'décrochés ou abandonnés après le seuil court',
        },
      },
    },
    {
      id: 'notHandled',
      aliases: ['seed_001'],
      numerator: { sum: { offered: 1, handled: -1 } },
      denominator: { sum: { offered: 1 } },
      words: {
        en: { numerator: 'not answered', denominator: 'offered' },
        fr: { numerator: 'non décrochés', denominator: 'reçus' },
      },
    },
  ],
  attributionEvent: 'offered',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'offered',
  edgeRules:
    "An abandon is short when it waited less than the queue's short threshold. A requested callback is not an abandon. The policy notHandled counts flow-outs as abandons.",
  owner: 'operations',
  references: ['Amazon Connect metric definitions', 'Google CCAI data dictionary', 'seeds 001, 004'],
  goldenCases: ['abandonment_rate-01', 'abandonment_rate-02', 'abandonment_rate-03', 'abandonment_rate-04'],
};
