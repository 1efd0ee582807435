import { AgnerError } from '../../core/index.ts';
import { additivityOf } from './additivity-of.ts';
import type { Additivity, Expression } from './expression.ts';
import { ExpressionRefused, type ParsedNode, readNode } from './read-node.ts';

/** An expression that may be a custom KPI, or the reason why not. */
export type CheckedExpression =
  | {
      readonly accepted: true;
      readonly expression: Expression;
      readonly additivity: Additivity;
      /** The measures that it reads, in the order of the alphabet. */
      readonly measures: readonly string[];
    }
  | { readonly accepted: false; readonly reason: string };

/** Checks one expression over the named measures. */
export type ExpressionChecker = (text: string, measures: readonly string[]) => CheckedExpression;

const LONGEST = 300;
const ALPHABET = /^[\sA-Za-z0-9_.,+*()/-]*$/;
/** Hexadecimal, binary and octal numbers are written in letters that names are made of too. */
const OTHER_BASE = /(?<![A-Za-z0-9_.])0[xXbBoO]/;
const MEASURE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/**
 * The checker of custom KPIs. Parsing is mathjs' (its number build, loaded on the first call: most of a second); the
 * tree is then copied node by node through an allow-list, and nothing of mathjs is ever evaluated, since its own hardening
 * leaves ways in that outlive a call (docs of mathjs, security; CVE-2026-41139, CVE-2026-40897).
 */
export async function loadExpressionChecker(): Promise<ExpressionChecker> {
  const { parse } = await import('mathjs/number');
  return (text, measures) => check(text, measures, (source) => parse(source) as unknown as ParsedNode);
}

function check(
  text: string,
  measures: readonly string[],
  parse: (source: string) => ParsedNode,
): CheckedExpression {
  for (const name of measures) checkMeasureName(name);
  try {
    if (text.length > LONGEST) throw new ExpressionRefused(`longer than ${LONGEST} characters`);
    if (text.trim() === '') throw new ExpressionRefused('nothing is written');
    if (!ALPHABET.test(text) || OTHER_BASE.test(text)) {
      throw new ExpressionRefused(
        'character not allowed; use measures, decimal numbers, + - * / ( ) , . and _',
      );
    }
    const expression = readNode(parsed(text, parse), new Set(measures));
    const additivity = additivityOf(expression);
    if (additivity === null) throw new ExpressionRefused('no measure in it');
    return { accepted: true, expression, additivity, measures: [...measuresIn(expression)].sort() };
  } catch (error) {
    if (error instanceof ExpressionRefused) return { accepted: false, reason: error.message };
    throw error;
  }
}

/** Whatever the parser throws is a fault of the text: it is given nothing else. */
function parsed(text: string, parse: (source: string) => ParsedNode): ParsedNode {
  try {
    return parse(text);
  } catch (error) {
    throw new ExpressionRefused(error instanceof Error ? error.message : 'not an expression');
  }
}

function measuresIn(expression: Expression): Set<string> {
  switch (expression.kind) {
    case 'constant':
      return new Set();
    case 'measure':
      return new Set([expression.name]);
    case 'negate':
      return measuresIn(expression.of);
    case 'min':
    case 'max':
    case 'abs':
      return new Set(expression.of.flatMap((part) => [...measuresIn(part)]));
    default:
      return new Set([...measuresIn(expression.left), ...measuresIn(expression.right)]);
  }
}

function checkMeasureName(name: string): void {
  if (MEASURE_NAME.test(name)) return;
  throw new AgnerError('KPI_MEASURE_NAME_INVALID', `The measure "${name.slice(0, 64)}" has no usable name.`, {
    field: 'measures',
    value: name,
  });
}
