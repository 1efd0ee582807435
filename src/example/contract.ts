/** A price with its validity, inclusive local days. */
export interface PriceRow {
  readonly price: string;
  readonly from: string;
  readonly to: string | null;
}

/** One rate of the example contract; `queue` says which queue's contacts or hours it counts. */
export interface ExampleRate {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly model: 'per_unit' | 'fixed';
  readonly queue?: string;
  /** What a check of a stored invoice counts; a fixed fee counts nothing. */
  readonly measure?: {
    readonly kind: 'intervalContacts' | 'billedHours';
    readonly queues?: readonly string[];
    readonly groups?: readonly string[];
  };
  readonly prices: readonly PriceRow[];
}

/** The contract with Nordcall, in the shape of contract.yaml. */
export interface ExampleContract {
  readonly id: string;
  readonly name: string;
  readonly vendor_id: string;
  readonly currency: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly rounding: { readonly mode: 'half_up'; readonly scale: number };
  readonly tolerance: { readonly qty_rel: string };
  readonly vat: { readonly category: 'S'; readonly rate: string };
  readonly rates: readonly ExampleRate[];
}

/**
 * Nordcall is paid per contact for `orders` and `care-mail`, which it alone serves, by the productive hour for its
 * part of `billing`, and a fixed fee. The e-mail price fell on 1 September 2026: the September invoice forgets it.
 */
export const CONTRACT: ExampleContract = {
  id: 'nordcall-2026',
  name: 'Nordcall, Lille, 2026',
  vendor_id: 'nordcall',
  currency: 'EUR',
  valid_from: '2026-01-01',
  valid_to: '2026-12-31',
  rounding: { mode: 'half_up', scale: 2 },
  tolerance: { qty_rel: '0.005' },
  vat: { category: 'S', rate: '0.20' },
  rates: [
    {
      code: 'VOICE',
      name: 'Calls handled, contracts and moves',
      unit: 'contact',
      model: 'per_unit',
      queue: 'orders',
      measure: { kind: 'intervalContacts', queues: ['orders'] },
      prices: [{ price: '2.34', from: '2026-01-01', to: null }],
    },
    {
      code: 'EMAIL',
      name: 'E-mails answered',
      unit: 'contact',
      model: 'per_unit',
      queue: 'care-mail',
      measure: { kind: 'intervalContacts', queues: ['care-mail'] },
      prices: [
        { price: '3.12', from: '2026-01-01', to: '2026-08-31' },
        { price: '2.98', from: '2026-09-01', to: null },
      ],
    },
    {
      code: 'HOURS',
      name: 'Productive hours, bills',
      unit: 'hour',
      model: 'per_unit',
      queue: 'billing',
      measure: { kind: 'billedHours', groups: ['lille-billing'] },
      prices: [{ price: '26.85', from: '2026-01-01', to: null }],
    },
    {
      code: 'MANAGEMENT',
      name: 'Management fee',
      unit: 'month',
      model: 'fixed',
      prices: [{ price: '6400.00', from: '2026-01-01', to: null }],
    },
  ],
};

/** The unit price of a code that is valid on a day. @throws RangeError when there is none: a slip in this room. */
export function contractPrice(code: string, day: string): string {
  const rate = CONTRACT.rates.find((entry) => entry.code === code);
  const row = rate?.prices.find((entry) => entry.from <= day && (entry.to === null || day <= entry.to));
  if (row === undefined) throw new RangeError(`The example contract has no price for ${code} on ${day}.`);
  return row.price;
}
