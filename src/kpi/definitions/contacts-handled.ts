import type { KpiDefinition } from '../kpi-definition.ts';

/** Answered contacts, each counted once however often it was transferred. */
export const contactsHandled: KpiDefinition = {
  id: 'contacts_handled',
  version: 1,
  names: { en: 'Contacts handled', fr: 'Demandes traitées' },
  aliases: ['demandes_traitees', 'handled'],
  dimension: 'flow',
  unit: 'contacts',
  direction: 'higher',
  definition: 'Answered contacts, each counted once however often it was transferred.',
  policies: [
    {
      id: 'contact',
      aliases: ['chain'],
      numerator: { sum: { handledContacts: 1 } },
      denominator: null,
      words: {
        en: { numerator: 'answered contacts', denominator: '' },
        fr: { numerator: 'contacts décrochés', denominator: '' },
      },
    },
    {
      id: 'leg',
      aliases: [],
      numerator: { sum: { handled: 1 } },
      denominator: null,
      words: {
        en: { numerator: 'answered legs', denominator: '' },
        fr: { numerator: 'segments décrochés', denominator: '' },
      },
    },
  ],
  attributionEvent: 'offered',
  grain: ['I', 'D', 'M'],
  rollUp: 'sum',
  sample: 'handledContacts',
  edgeRules: 'Interval exports know no chains: from them a contact answered in two queues counts in both.',
  owner: 'operations',
  references: ['Amazon Connect CONTACTS_HANDLED', 'seed 002'],
  goldenCases: [],
};
