import { rationalFromText } from '../../math/index.ts';
import type { Expression } from './expression.ts';

/** The fields of a parser's node that are read, whatever else it has. */
export interface ParsedNode {
  readonly type: string;
  readonly content?: ParsedNode;
  readonly value?: unknown;
  readonly name?: string;
  readonly op?: string;
  readonly fn?: string | ParsedNode;
  readonly implicit?: boolean;
  readonly args?: readonly ParsedNode[];
}

/** Why an expression is refused, in words for its author. */
export class ExpressionRefused extends Error {}

const MOST_NODES = 60;
const DEEPEST = 12;
/** More digits than a double carries would be changed by the parser. */
const MOST_DIGITS = 15;

const OPERATORS: Readonly<Record<string, 'add' | 'subtract' | 'multiply' | 'divide'>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
};
/** Functions with the fewest and most arguments they take. */
const FUNCTIONS = { min: [1, MOST_NODES], max: [1, MOST_NODES], abs: [1, 1] } as const;

/**
 * Walks a parsed tree and copies what is allowed into our own. Everything else is refused by not being named here, so
 * that nothing of the parser's is ever evaluated.
 *
 * @throws ExpressionRefused with the reason.
 */
export function readNode(root: ParsedNode, measures: ReadonlySet<string>): Expression {
  let nodes = 0;
  const read = (node: ParsedNode, depth: number): Expression => {
    nodes += 1;
    if (nodes > MOST_NODES) refuse(`more than ${MOST_NODES} parts`);
    if (depth > DEEPEST) refuse(`nested deeper than ${DEEPEST}`);
    const below = (child: ParsedNode): Expression => read(child, depth + 1);
    switch (node.type) {
      case 'ParenthesisNode':
        return below(node.content as ParsedNode);
      case 'ConstantNode':
        return constant(node.value);
      case 'SymbolNode':
        return measures.has(node.name as string)
          ? { kind: 'measure', name: node.name as string }
          : unknownName(node.name as string);
      case 'OperatorNode':
        return operator(node, below);
      case 'FunctionNode':
        return call(node, below);
      default:
        return refuse(`${node.type} is not allowed; use measures, numbers, + - * /, min, max and abs`);
    }
  };
  return read(root, 1);
}

function constant(value: unknown): Expression {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('only finite numbers are allowed');
  const text = String(value);
  if (text.replace(/e.*$/, '').replace(/\D/g, '').length > MOST_DIGITS) {
    return refuse(`a number has more than ${MOST_DIGITS} digits`);
  }
  return { kind: 'constant', value: rationalFromText(text) };
}

const NOT_NUMBERS: readonly string[] = ['Infinity', 'NaN', 'true', 'false', 'null', 'undefined'];

function unknownName(name: string): never {
  if (NOT_NUMBERS.includes(name)) return refuse('only finite numbers are allowed');
  return refuse(`unknown measure ${name}`);
}

function operator(node: ParsedNode, below: (child: ParsedNode) => Expression): Expression {
  const { op = '', args = [], implicit } = node;
  if (implicit === true) return refuse('implicit multiplication: write *');
  const [left, right] = args;
  if (op === '-' && left !== undefined && right === undefined) return { kind: 'negate', of: below(left) };
  const kind = Object.hasOwn(OPERATORS, op) ? OPERATORS[op] : undefined;
  if (kind === undefined || left === undefined || right === undefined) {
    return refuse(`operator ${op} not allowed`);
  }
  return { kind, left: below(left), right: below(right) };
}

function call({ fn, args = [] }: ParsedNode, below: (child: ParsedNode) => Expression): Expression {
  const name = typeof fn === 'object' && fn.type === 'SymbolNode' ? (fn.name as string) : '';
  if (!Object.hasOwn(FUNCTIONS, name)) return refuse(`function ${name} not allowed; use min, max or abs`);
  const kind = name as keyof typeof FUNCTIONS;
  const [fewest, most] = FUNCTIONS[kind];
  if (args.length < fewest || args.length > most) {
    return refuse(
      `arity: ${name} takes ${fewest === most ? fewest : `${fewest} or more`}, not ${args.length}`,
    );
  }
  return { kind, of: args.map(below) };
}

function refuse(reason: string): never {
  throw new ExpressionRefused(reason);
}
