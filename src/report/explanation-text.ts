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

/** Significant digits for people, but never fewer than so many decimals: parts must add up in what is shown. */
const SIGNIFICANT = 6;
const DECIMALS = 2;
/** From here on six digits would leave fewer than two decimals. */
const LARGE = 10 ** (SIGNIFICANT - DECIMALS);
/** Source rows named on a line; the JSON names them all. */
const MOST_IDS = 10;

/** An explanation as an indented tree: each number, how it is made, and below it the numbers it is made of. */
export function explanationText(tree: Explanation): string {
  return `${lines(tree, 0).join('\n')}\n`;
}

function lines(node: Explanation, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const how = node.parts.length === 0 ? '' : OPERATION_WORDS[node.operation];
  const formula = node.formula === undefined ? '' : ` [${node.formula}]`;
  const source = node.source === undefined ? '' : ` <- ${node.source.table}: ${idsText(node.source.ids)}`;
  const unit = node.unit === '' ? '' : ` ${node.unit}`;
  const head = `${indent}${node.label} = ${valueText(node)}${unit}${how === '' ? '' : ` (${how})`}${formula}${source}`;
  return [head, ...node.parts.flatMap((part) => lines(part, depth + 1))];
}

function idsText(ids: readonly string[]): string {
  const more = ids.length - MOST_IDS;
  const named = ids.slice(0, MOST_IDS).join(', ');
  return more > 0 ? `${named} … and ${more} more (--json names all)` : named;
}

/** Exact text as it is; other numbers to six digits or two decimals, whichever says more; money never to fewer than two. */
function valueText({ value, unit }: Explanation): string {
  if (value === null) return 'n/a';
  if (typeof value === 'string') return value;
  const text = String(Math.abs(value) >= LARGE ? Number(value.toFixed(DECIMALS)) : shortened(value));
  const hasCents = !/^[A-Z]{3}$/.test(unit) || (text.split('.')[1] ?? '').length >= DECIMALS;
  return hasCents ? text : value.toFixed(DECIMALS);
}

function shortened(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT));
}
