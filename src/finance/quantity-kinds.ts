/**
 * What a contract code is counted in, and from which records. `contacts` and `handleMinutes` come from single contact
 * legs, `intervalContacts` and `intervalMinutes` from interval actuals (which know no chains: a contact answered in two
 * queues counts in both), `productionHours` from agent states, `billedHours` from agent days.
 */
export const QUANTITY_KINDS = [
  'contacts',
  'handleMinutes',
  'intervalContacts',
  'intervalMinutes',
  'productionHours',
  'billedHours',
  'fixed',
] as const;
export type QuantityKind = (typeof QUANTITY_KINDS)[number];
