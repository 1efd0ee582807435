import type { Explanation } from '../core/index.ts';

const OPERATION_WORDS: Readonly<Record<Explanation['operation'], string>> = {
  sum: 'sum of',
  product: 'product of',
  ratio: 'first over second of',
  max: 'largest of',
  function: 'from',
  given: '',
  source: '',
};

/** Six significant digits for people; whole numbers as they are. */
const SIGNIFICANT = 6;

/** An explanation as an indented tree: each number, how it is made, and below it the numbers it is made of. */
export function explanationText(tree: Explanation): string {
  return `${lines(tree, 0).join('\n')}\n`;
}

function lines(node: Explanation, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const how = node.parts.length === 0 ? '' : OPERATION_WORDS[node.operation];
  const formula = node.formula === undefined ? '' : ` [${node.formula}]`;
  const source = node.source === undefined ? '' : ` <- ${node.source.table}: ${node.source.ids.join(', ')}`;
  const unit = node.unit === '' ? '' : ` ${node.unit}`;
  const head = `${indent}${node.label} = ${valueText(node.value)}${unit}${how === '' ? '' : ` (${how})`}${formula}${source}`;
  return [head, ...node.parts.flatMap((part) => lines(part, depth + 1))];
}

function valueText(value: Explanation['value']): string {
  if (value === null) return 'n/a';
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(SIGNIFICANT)));
}
