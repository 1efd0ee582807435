import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of first contacts of an issue after which the customer did not come back for it within the window (7 days unless told otherwise). */
export const fcrOps: KpiDefinition = {
  id: 'fcr_ops',
  version: 1,
  names: { en: 'First-contact resolution, operational', fr: 'Résolution au premier contact' },
  aliases: ['first_contact_resolution', 'rpc'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'higher',
  definition:
    'Share of first contacts of an issue after which the customer did not come back for it within the window (7 days unless told otherwise).',
  policies: [
    {
      id: 'repeatWindow',
      aliases: ['repeat_window'],
      numerator: { sum: { firstContactsResolved: 1 } },
      denominator: { sum: { firstContacts: 1 } },
      words: {
        en: {
          numerator: 'first contacts without a repeat',
          denominator: 'first contacts older than the window',
        },
        fr: {
          numerator: 'premiers contacts sans réitération',
          denominator: 'premiers contacts plus anciens que la fenêtre',
        },
      },
    },
    {
      id: 'allContacts',
      aliases: ['all_contacts', 'seed_001'],
      numerator: { sum: { firstContactsResolved: 1 } },
      denominator: { sum: { matureContacts: 1 } },
      words: {
        en: { numerator: 'first contacts without a repeat', denominator: 'contacts older than the window' },
        fr: {
          numerator: 'premiers contacts sans réitération',
          denominator: 'contacts plus anciens que la fenêtre',
        },
      },
    },
    {
      id: 'oneTouch',
      aliases: ['one_touch'],
      numerator: { sum: { oneTouchCases: 1 } },
      denominator: { sum: { casesClosed: 1 } },
      words: {
        en: { numerator: 'closed with one public reply, never reopened', denominator: 'closed cases' },
        fr: {
          numerator: 'closes avec une seule réponse publique, jamais rouvertes',
          denominator: 'demandes closes',
        },
      },
    },
  ],
  attributionEvent: 'first contact',
  grain: ['M'],
  rollUp: 'sum',
  sample: null,
  edgeRules:
    'Contacts younger than the window are not judged. A contact that is itself a repeat is no first contact. A reopened case is not resolved at the first contact. Parts must hold all contacts of a customer.',
  owner: 'operations',
  references: [
    'dbt_zendesk is_one_touch_resolution',
    'Foundever on both denominators',
    'seeds 001, 003, 004',
  ],
  goldenCases: ['fcr_ops-01', 'fcr_ops-02'],
};
