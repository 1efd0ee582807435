import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of handled contacts that were passed on at least once to one of the listed targets. */
export const transferRate: KpiDefinition = {
  id: 'transfer_rate',
  version: 1,
  names: { en: 'Transfer rate', fr: 'Taux de transfert' },
  aliases: ['taux_de_transfert'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'lower',
  definition: 'Share of handled contacts that were passed on at least once to one of the listed targets.',
  policies: [
    {
      id: 'listed',
      aliases: [],
      numerator: { sum: { contactsTransferred: 1 } },
      denominator: { sum: { handledContacts: 1 } },
      words: {
        en: { numerator: 'contacts passed on', denominator: 'contacts handled' },
        fr: { numerator: 'contacts transférés', denominator: 'contacts traités' },
      },
    },
    {
      id: 'thirdParty',
      aliases: ['third_party', 'seed_000'],
      numerator: { sum: { contactsTransferredThirdParty: 1 } },
      denominator: { sum: { handledContacts: 1 } },
      words: {
        en: { numerator: 'contacts passed to a third party', denominator: 'contacts handled' },
        fr: { numerator: 'contacts transférés à un tiers', denominator: 'contacts traités' },
      },
    },
    {
      id: 'internal',
      aliases: ['seed_001'],
      numerator: { sum: { contactsTransferredInternally: 1 } },
      denominator: { sum: { handledContacts: 1 } },
      words: {
        en: {
          numerator: 'contacts passed to an agent, queue or supervisor',
          denominator: 'contacts handled',
        },
        fr: {
          numerator: 'contacts transférés à un agent, une file ou un superviseur',
          denominator: 'contacts traités',
        },
      },
    },
  ],
  attributionEvent: 'ended',
  grain: ['D', 'M'],
  rollUp: 'sum',
  sample: 'handledContacts',
  edgeRules:
    'A contact passed on twice counts once. The listed targets are agent, queue, supervisor and third party unless told otherwise. Asking a colleague without passing the contact on is no transfer.',
  owner: 'operations',
  references: ['Amazon Connect CONTACTS_TRANSFERRED_OUT', 'seeds 000, 001'],
  goldenCases: ['transfer_rate-01', 'transfer_rate-02'],
};
