import type { Explanation, ExplanationSource } from '../core/index.ts';
import type { Reconciliation, ReconciliationLine } from './reconciliation.ts';

/** Names the stored rows behind the measured quantity of a code. */
export type QuantitySource = (code: string) => ExplanationSource | undefined;

/** Where the difference of an invoice comes from: its lines, and the effects within each line. */
export function explainReconciliation(
  found: Reconciliation,
  sourceOf: QuantitySource = () => undefined,
): Explanation {
  return {
    label: `difference of invoice ${found.invoiceNumber} (${found.verdict})`,
    value: found.differenceNet,
    unit: found.currency,
    operation: found.lines.length === 0 ? 'given' : 'sum',
    formula: `${found.invoicedNet} invoiced - ${found.expectedNet} expected; ${found.payableNet} payable`,
    parts: found.lines.map((line) => explainLine(line, found, sourceOf)),
  };
}

/** Where one line's difference comes from; effects re-add to it exactly. */
export function explainLine(
  line: ReconciliationLine,
  found: Reconciliation,
  sourceOf: QuantitySource = () => undefined,
): Explanation {
  const unit = found.currency;
  const signed = creditSign(found);
  const given = (label: string, value: string, formula: string): Explanation => ({
    label,
    value,
    unit,
    operation: 'function',
    formula,
    parts: [],
  });
  const quantity: Explanation[] =
    line.expectedQuantity === null ? [] : [measured(line, line.expectedQuantity, sourceOf)];
  const amounts: Explanation[] = [
    { label: 'invoiced', value: line.invoiced, unit, operation: 'given', parts: [] },
    {
      label: 'less expected',
      value: negated(line.expected),
      unit,
      operation: 'function',
      formula: line.basis,
      parts: quantity,
    },
  ];
  const effects: Explanation[] =
    line.effects === null
      ? amounts
      : [
          {
            ...given('quantity', line.effects.quantity, '(invoiced - measured quantity) x contract price'),
            parts: quantity,
          },
          given('rate', line.effects.rate, '(invoiced - contract price) x invoiced quantity'),
          given('arithmetic', line.effects.arithmetic, 'amount - invoiced quantity x invoiced price'),
          given('rounding', line.effects.rounding, 'measured quantity x contract price - expected line'),
        ];
  const node: Explanation = {
    label: `${line.code}: ${line.verdict}`,
    value: line.difference,
    unit,
    operation: 'sum',
    formula: `${line.invoiced} invoiced - ${line.expected} expected`,
    parts: effects,
  };
  return signed ? creditNode(node) : node;
}

function measured(line: ReconciliationLine, quantity: string, sourceOf: QuantitySource): Explanation {
  const source = sourceOf(line.code);
  return {
    label: `measured quantity of ${line.code}`,
    value: quantity,
    unit: line.unit,
    operation: source === undefined ? 'given' : 'source',
    ...(source === undefined ? {} : { source }),
    parts: [],
  };
}

/** On a credit note a line returned too much lowers the difference of the document. */
function creditSign(found: Reconciliation): boolean {
  return found.lines.some((line) => line.verdict.startsWith('CREDIT_NOTE'));
}

function creditNode(node: Explanation): Explanation {
  const minus: Explanation = { label: 'credit', value: '-1', unit: '', operation: 'given', parts: [] };
  return {
    ...node,
    value: negated(String(node.value)),
    operation: 'product',
    parts: [minus, node],
  };
}

function negated(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
