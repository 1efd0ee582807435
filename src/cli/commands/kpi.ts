import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults } from '../fault-output.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { jsonRows } from '../json-output.ts';
import { writeResult } from '../result-output.ts';
import { readDocument } from '../structured-input.ts';
import { addCheckExpression } from './kpi-check-expression.ts';
import { addKpiReport } from './kpi-report.ts';

interface OutputOptions {
  readonly out?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

interface EvalOptions extends OutputOptions {
  readonly allPolicies?: boolean;
}

export const kpiCommand: CliCommand = {
  register(program, io, finish) {
    const kpi = program.command('kpi').description('The catalogue of indicators and their exact values.');
    kpi
      .command('list')
      .description('List the indicators with English and French names, unit, direction and policies.')
      .option('--out <file>', 'write the result here instead of standard output')
      .option('--json', 'JSON instead of CSV')
      .addHelpText('after', '\nExample:\n  agner kpi list --json')
      .action(async (options: OutputOptions) => finish(await list(options, io)));
    addKpiReport(kpi, io, finish);
    addCheckExpression(kpi, io, finish);
    kpi
      .command('eval')
      .description('Evaluate cases {cases:[{id,kpi,params,input}]} exactly; the result is JSON.')
      .argument('<cases>', 'JSON or YAML file, or - for standard input')
      .option('--all-policies', 'show each case under every policy of its indicator too')
      .option('--out <file>', 'write the result here instead of standard output')
      .option('--json', 'accepted; the result is always JSON')
      .option('--strict', 'fail when any case is refused')
      .addHelpText(
        'after',
        '\nResult: [{id,kpi,value,num,den,unit,policy,pending,flags}]; value is an exact decimal or n/d, null when undefined;\npending counts records that are still open. With --all-policies also policies: [{policy,value,num,den,unit}].\n\nExample:\n  agner kpi eval cases.json --all-policies',
      )
      .action(async (cases: string, options: EvalOptions) => finish(await evaluate(cases, options, io)));
  },
};

async function list(options: OutputOptions, io: CliIo): Promise<ExitCode> {
  const [{ kpiList }, { csvLine }] = await Promise.all([
    import('../../kpi/index.ts'),
    import('../../report/index.ts'),
  ]);
  const rows = kpiList();
  const columns = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[];
  const text =
    options.json === true
      ? jsonRows(rows)
      : [
          csvLine(columns),
          ...rows.map((row) => csvLine(columns.map((column) => [row[column]].flat().join(' ')))),
        ];
  await writeResult(text, options.out, io);
  return exitCodeFor(true, 0, false);
}

async function evaluate(cases: string, options: EvalOptions, io: CliIo): Promise<ExitCode> {
  const { evaluateKpiCases, loadExpressionChecker, needsExpressions } = await import('../../kpi/index.ts');
  const document = await readDocument(cases, io);
  const results = evaluateKpiCases(document, {
    allPolicies: options.allPolicies ?? false,
    ...(needsExpressions(document) ? { checkExpression: await loadExpressionChecker() } : {}),
  });
  const faults = results.flatMap((result) => (result.fault === undefined ? [] : [result.fault]));
  if (results.length === 0)
    io.stderr.write('The document holds an empty list of cases; nothing was evaluated.\n');
  listFaults(faults, faults.length, io);
  const exit = exitCodeFor(faults.length < results.length, faults.length, options.strict ?? false);
  await writeResult(jsonRows(results), options.out, io);
  return exit;
}
