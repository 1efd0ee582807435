import type { KpiDefinition } from '../kpi-definition.ts';

/** Share of handled contacts whose customer was in contact for the same reason within the window before (7 days unless told otherwise). */
export const repeatRate: KpiDefinition = {
  id: 'repeat_rate',
  version: 1,
  names: { en: 'Repeat-contact rate', fr: 'Taux de réitération' },
  aliases: ['taux_de_reiteration', 'reiteration'],
  dimension: 'performance',
  unit: 'ratio',
  direction: 'lower',
  definition:
    'Share of handled contacts whose customer was in contact for the same reason within the window before (7 days unless told otherwise).',
  policies: [
    {
      id: 'window',
      aliases: [],
      numerator: { sum: { repeatContacts: 1 } },
      denominator: { sum: { contactsOfCustomers: 1 } },
      words: {
        en: { numerator: 'repeated contacts', denominator: 'contacts of known customers' },
        fr: { numerator: 'contacts réitérés', denominator: 'contacts de clients connus' },
      },
    },
  ],
  attributionEvent: 'offered',
  grain: ['D', 'M'],
  rollUp: 'sum',
  sample: 'contactsOfCustomers',
  edgeRules:
    'The look-back crosses the start of the period; an earlier contact exactly the window ago counts. Contacts of unknown customers are left out of both parts and flag the value. Parts must hold all contacts of a customer.',
  owner: 'operations',
  references: ['Google CCAI repeat contact period', 'seed 003'],
  goldenCases: ['repeat_rate-01'],
};
