import type { KpiDefinition } from '../kpi-definition.ts';

/** Mean time from the creation of a case to its last close. */
export const trt: KpiDefinition = {
  id: 'trt',
  version: 1,
  names: { en: 'Total resolution time', fr: 'Durée totale de résolution' },
  aliases: ['resolution_time', 'delai_moyen_de_traitement'],
  dimension: 'performance',
  unit: 's',
  direction: 'lower',
  definition: 'Mean time from the creation of a case to its last close.',
  policies: [
    {
      id: 'withCustomerPending',
      aliases: [],
      numerator: { sum: { resolutionSeconds: 1 } },
      denominator: { sum: { casesResolved: 1 } },
      words: {
        en: { numerator: 'seconds from creation to close', denominator: 'closed cases' },
        fr: { numerator: 'secondes de la création à la clôture', denominator: 'demandes closes' },
      },
    },
    {
      id: 'withoutCustomerPending',
      aliases: ['exclude_customer_pending'],
      numerator: { sum: { ownResolutionSeconds: 1 } },
      denominator: { sum: { casesResolved: 1 } },
      words: {
        en: {
          numerator: 'seconds from creation to close, waits for the customer left out',
          denominator: 'closed cases',
        },
        fr: {
          numerator: 'secondes de la création à la clôture, attentes du client déduites',
          denominator: 'demandes closes',
        },
      },
    },
    {
      id: 'p50',
      aliases: [],
      numerator: { sum: { resolutionSeconds: 1 } },
      denominator: { sum: { casesResolved: 1 } },
      computed: { by: 'quantile', of: 'resolutionSeconds', quantile: '0.5' },
      words: {
        en: { numerator: '50th percentile of the seconds from creation to close', denominator: 'cases' },
        fr: { numerator: '50e centile de la durée de résolution', denominator: 'demandes' },
      },
    },
    {
      id: 'p90',
      aliases: [],
      numerator: { sum: { resolutionSeconds: 1 } },
      denominator: { sum: { casesResolved: 1 } },
      computed: { by: 'quantile', of: 'resolutionSeconds', quantile: '0.9' },
      words: {
        en: { numerator: '90th percentile of the seconds from creation to close', denominator: 'cases' },
        fr: { numerator: '90e centile de la durée de résolution', denominator: 'demandes' },
      },
    },
  ],
  attributionEvent: 'last close',
  grain: ['D', 'M'],
  rollUp: 'sum',
  clocks: ['calendar', 'business'],
  pending: 'casesStillOpen',
  sample: 'casesResolved',
  edgeRules:
    'A reopened case counts once, by its last close; an open one is pending. Waits for the customer are cut at creation and close, and overlapping ones count once. The mean hides stragglers: read p90 and backlog_age_profile with it.',
  owner: 'operations',
  references: ['Zendesk full_resolution_time', 'seeds 000, 002'],
  goldenCases: ['trt-01', 'trt-02'],
};
