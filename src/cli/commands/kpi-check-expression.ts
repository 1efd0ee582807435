import type { Command } from 'commander';
import type { CheckedExpression } from '../../kpi/index.ts';
import { type CliIo, EXIT, type ExitCode } from '../io.ts';
import { usage } from '../option-values.ts';
import { writeResult } from '../result-output.ts';

interface CheckOptions {
  readonly measures: string;
  readonly json?: boolean;
  readonly out?: string;
}

const HELP = `
Allowed are the named measures, decimal numbers, + - * / ( ) and min, max, abs. Measures are summed first, the
expression is taken last; over 0 it is undefined. The class says how values of parts make the value of the whole:
additive (they add up), ratio (numerator and denominator add up), recompute (from the summed measures).
The exit code is 0 when the expression is accepted and 2 when it is refused.

Example:
  agner kpi check-expression "resolved_first / handled" --measures handled,resolved_first`;

/** `agner kpi check-expression`: may this be a custom KPI? */
export function addCheckExpression(kpi: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  kpi
    .command('check-expression')
    .description('Check the expression of a custom indicator: its additivity class, or why it is refused.')
    // Given to us as it is: an expression may begin with a minus.
    .argument('<expression>', 'the expression, in quotes; after -- when it begins with a minus')
    .requiredOption('--measures <names>', 'the measures it may use, separated by commas')
    .option('--out <file>', 'write the result here instead of standard output')
    .option('--json', 'JSON {expression,accepted,additivity,measures} or {expression,accepted,reason}')
    .addHelpText('after', HELP)
    .action(async (expression: string, options: CheckOptions) =>
      finish(await check(expression, options, io)),
    );
}

async function check(expression: string, options: CheckOptions, io: CliIo): Promise<ExitCode> {
  const { loadExpressionChecker } = await import('../../kpi/index.ts');
  const measures = options.measures.split(',').map((name) => name.trim());
  if (measures.includes('')) throw usage('--measures', options.measures, 'names separated by commas: a,b,c');
  const found = (await loadExpressionChecker())(expression, measures);
  const text = options.json === true ? jsonText(expression, found) : lineText(found);
  await writeResult([text], options.out, io);
  return found.accepted ? EXIT.done : EXIT.unusable;
}

function lineText(found: CheckedExpression): string {
  return found.accepted
    ? `accepted: ${found.additivity} (reads ${found.measures.join(', ')})\n`
    : `refused: ${found.reason}\n`;
}

function jsonText(expression: string, found: CheckedExpression): string {
  const { accepted } = found;
  const shown = found.accepted
    ? { expression, accepted, additivity: found.additivity, measures: found.measures }
    : { expression, accepted, reason: found.reason };
  return `${JSON.stringify(shown, null, 2)}\n`;
}
