import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean time from the creation of a case to the first reply by a person. */
export const tfr: KpiDefinition = {
  id: 'tfr',
  version: 1,
  names: { en: 'Time to first response', fr: 'Délai avant la première réponse' },
  aliases: ['frt', 'first_response_time', 'delai_premiere_reponse'],
  dimension: 'performance',
  unit: 's',
  direction: 'lower',
  definition: 'Mean time from the creation of a case to the first reply by a person.',
  policies: [
    {
      id: 'mean',
      aliases: [],
      numerator: { sum: { firstReplySeconds: 1 } },
      denominator: { sum: { casesReplied: 1 } },
      words: {
        en: { numerator: 'seconds to the first reply', denominator: 'cases replied to' },
        fr: { numerator: 'secondes avant la première réponse', denominator: 'demandes avec réponse' },
      },
    },
    {
      id: 'p50',
      aliases: [],
      numerator: { sum: { firstReplySeconds: 1 } },
      denominator: { sum: { casesReplied: 1 } },
      computed: { by: 'quantile', of: 'firstReplySeconds', quantile: '0.5' },
      words: {
        en: { numerator: '50th percentile of the seconds to the first reply', denominator: 'cases' },
        fr: { numerator: '50e centile du délai avant la première réponse', denominator: 'demandes' },
      },
    },
    {
      id: 'p90',
      aliases: [],
      numerator: { sum: { firstReplySeconds: 1 } },
      denominator: { sum: { casesReplied: 1 } },
      computed: { by: 'quantile', of: 'firstReplySeconds', quantile: '0.9' },
      words: {
        en: { numerator: '90th percentile of the seconds to the first reply', denominator: 'cases' },
        fr: { numerator: '90e centile du délai avant la première réponse', denominator: 'demandes' },
      },
    },
  ],
  attributionEvent: 'first reply',
  grain: ['D', 'M'],
  rollUp: 'sum',
  clocks: ['calendar', 'business'],
  pending: 'casesAwaitingReply',
  sample: 'casesReplied',
  edgeRules:
    'Automatic replies, bots and internal notes are not replies. Cases that an agent began are left out. Cases without a reply are pending, shown beside the value. Percentiles are merged, never averaged.',
  owner: 'operations',
  references: [
    'Zendesk reply_time_in_minutes',
    'Chatwoot first response',
    'DDSketch (VLDB 2019)',
    'seed 000',
  ],
  goldenCases: ['tfr-01', 'tfr-02', 'tfr-03', 'tfr-04', 'tfr-05', 'tfr-06'],
};
