/** How the parts of an explanation make its value. `source` ends a branch at stored rows; `given` at an input. */
export type ExplanationOperation = 'sum' | 'product' | 'ratio' | 'max' | 'function' | 'given' | 'source';

/** Rows of the store that a number was read from. */
export interface ExplanationSource {
  readonly table: string;
  readonly ids: readonly string[];
}

/**
 * Where one number came from: a tree that ends in source rows. `sum`, `product`, `ratio` and `max` must re-add to
 * `value` (checkExplanation proves it); `function` names a documented formula that the reader can apply.
 */
export interface Explanation {
  readonly label: string;
  readonly value: number | string | null;
  readonly unit: string;
  readonly operation: ExplanationOperation;
  readonly formula?: string;
  readonly source?: ExplanationSource;
  readonly parts: readonly Explanation[];
}

/** Relative slack for re-adding doubles in another order. */
const READDING_TOLERANCE = 1e-9;

/**
 * Walks the tree and lists every node whose parts do not make its value.
 *
 * @returns one sentence per failing node; empty when everything re-adds.
 */
export function checkExplanation(node: Explanation): string[] {
  const problems = node.parts.flatMap(checkExplanation);
  const parts = node.parts.map((part) => Number(part.value));
  const made = combine(node.operation, parts);
  if (made === undefined || node.value === null) return problems;
  const value = Number(node.value);
  if (Math.abs(made - value) > READDING_TOLERANCE * Math.max(1, Math.abs(value))) {
    problems.push(`${node.label}: the parts make ${made}, the value is ${value}.`);
  }
  return problems;
}

function combine(operation: ExplanationOperation, parts: readonly number[]): number | undefined {
  if (parts.length === 0) return undefined;
  switch (operation) {
    case 'sum':
      return parts.reduce((total, part) => total + part, 0);
    case 'product':
      return parts.reduce((total, part) => total * part, 1);
    case 'ratio':
      return parts.length === 2 && parts[1] !== 0 ? (parts[0] as number) / (parts[1] as number) : undefined;
    case 'max':
      return Math.max(...parts);
    case 'function':
    case 'given':
    case 'source':
      return undefined;
  }
}
