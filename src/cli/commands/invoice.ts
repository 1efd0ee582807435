import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults } from '../fault-output.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { jsonRows } from '../json-output.ts';
import { writeResult } from '../result-output.ts';
import { readDocument } from '../structured-input.ts';

interface CheckOptions {
  readonly out?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

const HELP = `
A case is {id, contract, measured, invoice, prior_invoices}. Result: [{id, verdict, expected_net, invoiced_net,
difference_net, payable_net, lines}]; each line's difference is split into quantity, rate and arithmetic effect.

Example:
  agner invoice check cases.json`;

export const invoiceCommand: CliCommand = {
  register(program, io, finish) {
    const invoice = program
      .command('invoice')
      .description('Vendor invoices against what was agreed and measured.');
    invoice
      .command('check')
      .description('Check invoices line by line; the result is JSON.')
      .argument('<cases>', 'JSON or YAML file of cases, or - for standard input')
      .option('--out <file>', 'write the result here instead of standard output')
      .option('--json', 'accepted; the result is always JSON')
      .option('--strict', 'fail when any case is refused')
      .addHelpText('after', HELP)
      .action(async (cases: string, options: CheckOptions) => finish(await check(cases, options, io)));
  },
};

async function check(cases: string, options: CheckOptions, io: CliIo): Promise<ExitCode> {
  const { checkInvoiceCases } = await import('../../finance/index.ts');
  const results = checkInvoiceCases(await readDocument(cases, io));
  const faults = results.flatMap((result) => (result.fault === undefined ? [] : [result.fault]));
  listFaults(faults, faults.length, io);
  const exit = exitCodeFor(faults.length < results.length, faults.length, options.strict ?? false);
  await writeResult(jsonRows(results), options.out, io);
  return exit;
}
