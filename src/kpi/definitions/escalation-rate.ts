import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of handled contacts that were passed up to a supervisor, to second-level support or to the brand. */
export const escalationRate: KpiDefinition = {
  id: 'escalation_rate',
  version: 1,
  names: { en: 'Escalation rate', fr: "Taux d'escalade" },
  aliases: ['taux_d_escalade'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'lower',
  definition:
    'Share of handled contacts that were passed up to a supervisor, to second-level support or to the brand.',
  policies: [
    {
      id: 'listed',
      aliases: [],
      numerator: { sum: { contactsEscalated: 1 } },
      denominator: { sum: { handledContacts: 1 } },
      words: {
        en: { numerator: 'contacts escalated', denominator: 'contacts handled' },
        fr: { numerator: 'contacts escaladés', denominator: 'contacts traités' },
      },
    },
  ],
  attributionEvent: 'ended',
  grain: ['D', 'M'],
  rollUp: 'sum',
  sample: 'handledContacts',
  edgeRules: 'A contact escalated twice counts once. The targets that count may be named.',
  owner: 'operations',
  references: ['seeds 003, 004'],
  goldenCases: ['escalation_rate-01'],
};
