import type { ErrorRow } from './row.ts';

/** Errors of the finance room. */
export const financeErrors = {
  FINANCE_DOCUMENT_INVALID: {
    status: 422,
    title: 'A contract, invoice or measured quantity is not in the shape that Agner reads',
    next: 'Correct the named field; amounts, quantities and prices are plain decimals in quotes, days are YYYY-MM-DD.',
  },
  FINANCE_PRICE_GAP: {
    status: 422,
    title: 'A rate has no price for a day of the contract',
    next: 'Add a price row that covers the named days.',
  },
  FINANCE_PRICE_OVERLAP: {
    status: 422,
    title: 'A rate has two prices for the same day',
    next: 'End the earlier price row on the day before the later one begins.',
  },
  FINANCE_TIERS_INVALID: {
    status: 422,
    title: 'The tiers of a rate do not rise to an open end',
    next: 'Order the tiers by up_to, rising, and leave the up_to of the last one null.',
  },
  FINANCE_CODE_REPEATED: {
    status: 422,
    title: 'A contract has two rates with the same code',
    next: 'Give each rate its own code.',
  },
  FINANCE_CODE_UNKNOWN: {
    status: 422,
    title: 'A clause of the contract names a code that has no rate',
    next: 'Use the code of a rate of the same contract.',
  },
  FINANCE_QUANTITY_RULE_UNKNOWN: {
    status: 422,
    title: 'A rate counts its quantity by a rule that Agner does not know',
    next: 'Use one of the rules named in the message, or give the measured quantity itself.',
  },
  FINANCE_OTHER_VENDOR: {
    status: 422,
    title: 'The invoice comes from another vendor than the contract',
    next: 'Check the invoice against the contract of its own vendor.',
  },
  FINANCE_OTHER_CONTRACT: {
    status: 422,
    title: 'The invoice names another contract',
    next: 'Check the invoice against the contract it names.',
  },
  FINANCE_OTHER_CURRENCY: {
    status: 422,
    title: 'The invoice is in a currency that the contract cannot convert',
    next: 'Add the contract rate for this currency pair, or ask the vendor for an invoice in the contract currency.',
  },
  FINANCE_OTHER_PERIOD: {
    status: 422,
    title: 'The measured quantities are of another period than the invoice',
    next: 'Measure the period that the invoice names.',
  },
  FINANCE_DUPLICATE_SUSPECTED: {
    status: 409,
    title: 'Two invoices of one vendor ask for the same total in the same period',
    next: 'Ask the vendor whether one of the two replaces the other.',
  },
  FINANCE_KPI_MISSING: {
    status: 422,
    title: 'A bonus or malus depends on a KPI that was not measured',
    next: 'Give the numerator and denominator of the named KPI for the period.',
  },
  FINANCE_RECORDS_EMPTY: {
    status: 422,
    title: 'There is nothing to measure or to share',
    next: 'Check the filters of the rule against the records of the period.',
  },
  FINANCE_MEASURE_UNKNOWN: {
    status: 422,
    title: 'A rate does not say what its quantity is measured from',
    next: 'Give the rate a `measure` with a kind and its queues or groups.',
  },
  FINANCE_NO_CONTRACT: {
    status: 422,
    title: 'No contract with the vendor is in force',
    next: "Store the vendor's contract that covers the service period, then check the invoice again.",
  },
  FINANCE_SEVERAL_CONTRACTS: {
    status: 422,
    title: 'Several contracts with the vendor are in force',
    next: 'Name one of them in the contract_id of the invoice.',
  },
} as const satisfies Record<string, ErrorRow>;
