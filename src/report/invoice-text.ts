import { type Money, multiplyMoney, roundMoney } from '../core/index.ts';
import { textTable } from './text-table.ts';

/** One line of a checked invoice; amounts are exact decimals of the invoice's currency. */
export interface InvoiceLineView {
  readonly code: string;
  readonly verdict: string;
  readonly expected: string;
  readonly invoiced: string;
  readonly difference: string;
  readonly effects: {
    readonly quantity: string;
    readonly rate: string;
    readonly arithmetic: string;
    readonly rounding: string;
  } | null;
}

/** The lines of a checked invoice with the split of each difference. */
export function invoiceLinesText(lines: readonly InvoiceLineView[]): string {
  const right = (heading: string) => ({ heading, align: 'right' as const });
  return textTable(
    [
      { heading: 'Line', align: 'left' },
      right('Expected'),
      right('Invoiced'),
      right('Difference'),
      right('by quantity'),
      right('by rate'),
      right('by arithmetic'),
      right('by rounding'),
      { heading: 'Verdict', align: 'left' },
    ],
    lines.map((line) => [
      line.code,
      line.expected,
      line.invoiced,
      line.difference,
      effect(line.effects?.quantity),
      effect(line.effects?.rate),
      effect(line.effects?.arithmetic),
      effect(line.effects?.rounding),
      line.verdict,
    ]),
  );
}

/** An amount over a count of contacts, to the ten-thousandth: for reading beside an invoice, not for paying. */
export function perContactText(amount: Money, contacts: string): string {
  if (Number(contacts) === 0) return 'n/a';
  const exact = multiplyMoney(amount, String(1 / Number(contacts)));
  return `${roundMoney(exact, 4).amount} ${amount.currency}`;
}

/** Effects are exact: a half cent is shown as one, so that the row adds up for whoever checks it. */
function effect(amount: string | undefined): string {
  return amount === undefined || amount === '0' ? '' : amount;
}
