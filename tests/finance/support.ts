/** Documents that most finance tests start from. */

export const CONTRACT = {
  id: 'K-1',
  vendor_id: 'V1',
  currency: 'EUR',
  valid_from: '2026-01-01',
  valid_to: '2026-12-31',
  rounding: { mode: 'half_up', scale: 2 },
  tolerance: { qty_rel: '0.005' },
  vat: { category: 'S', rate: '0.20' },
  rates: [
    {
      code: 'VOICE',
      unit: 'contact',
      model: 'per_unit',
      prices: [{ price: '2.15', from: '2026-01-01', to: null }],
    },
    {
      code: 'EMAIL',
      unit: 'contact',
      model: 'per_unit',
      prices: [{ price: '1.48', from: '2026-01-01', to: null }],
    },
  ],
};

const PERIOD = { from: '2026-09-01', to: '2026-09-30' };

export const MEASURED = { period: PERIOD, qty: { VOICE: '12430', EMAIL: '3210' } };

export const LINES = [
  { code: 'VOICE', qty: '12430', unit_price: '2.15', amount: '26724.50' },
  { code: 'EMAIL', qty: '3210', unit_price: '1.48', amount: '4750.80' },
];

export const INVOICE = {
  number: 'INV-1',
  vendor_id: 'V1',
  period: PERIOD,
  currency: 'EUR',
  type: 'invoice',
  lines: LINES,
};

export const CASE = {
  id: 'one',
  contract: CONTRACT,
  measured: MEASURED,
  invoice: INVOICE,
  prior_invoices: [] as unknown[],
};
