import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults, listNotes } from '../fault-output.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { jsonRows } from '../json-output.ts';
import { collect, mapOption, usage } from '../option-values.ts';
import { writeResult } from '../result-output.ts';
import { readDocument } from '../structured-input.ts';
import { textChunks } from '../text-input.ts';

interface CheckOptions {
  readonly contract?: string;
  readonly measured?: string;
  readonly invoice?: string;
  readonly earlier: string[];
  readonly map: string[];
  readonly out?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

const HELP = `
A case is {id, contract, measured, invoice, prior_invoices}. Result: [{id, verdict, expected_net, invoiced_net,
difference_net, payable_net, lines}]; each line's difference is split into quantity, rate and arithmetic effect.

Or give the documents themselves: --contract (YAML or JSON), --measured (quantities of the period), --invoice (CSV lines, or
an electronic invoice: UBL 2.1 or Cross Industry Invoice, whose seller's item identifier is the rate code).
CSV columns: number,code,qty,unit_price,amount[,vendor_id,contract_id,date,from,to,currency,type,credits,net,vat,gross].
What a CSV leaves out (vendor, currency, period) is taken from the contract and the measured quantities.

Example:
  agner invoice check cases.json
  agner invoice check --contract contract.yaml --measured september.json --invoice INV-103.xml`;

export const invoiceCommand: CliCommand = {
  register(program, io, finish) {
    const invoice = program
      .command('invoice')
      .description('Vendor invoices against what was agreed and measured.');
    invoice
      .command('check')
      .description('Check invoices line by line; the result is JSON.')
      .argument('[cases]', 'JSON or YAML file of cases, or - for standard input')
      .option('--contract <file>', 'contract, when documents are given instead of cases')
      .option('--measured <file>', 'what was measured in the service period')
      .option('--invoice <file>', 'invoice: CSV, UBL 2.1 or Cross Industry Invoice; - for standard input')
      .option(
        '--earlier <file>',
        'an earlier invoice, for duplicates and credit notes; repeatable',
        collect,
        [],
      )
      .option('--map <theirs=ours>', 'name a column of a CSV invoice; repeatable', collect, [])
      .option('--out <file>', 'write the result here instead of standard output')
      .option('--json', 'accepted; the result is always JSON')
      .option('--strict', 'fail when any case is refused')
      .addHelpText('after', HELP)
      .action(async (cases: string | undefined, options: CheckOptions) =>
        finish(await check(cases, options, io)),
      );
  },
};

async function check(cases: string | undefined, options: CheckOptions, io: CliIo): Promise<ExitCode> {
  const { results, refusedRows } = await checkWhatIsGiven(cases, options, io);
  const faults = results.flatMap((result) => (result.fault === undefined ? [] : [result.fault]));
  listFaults(faults, faults.length, io);
  const refused = faults.length + refusedRows;
  const exit = exitCodeFor(faults.length < results.length, refused, options.strict ?? false);
  await writeResult(jsonRows(results), options.out, io);
  return exit;
}

async function checkWhatIsGiven(cases: string | undefined, options: CheckOptions, io: CliIo) {
  const { contract, measured, invoice } = options;
  if (cases !== undefined) {
    const extra = (['contract', 'measured', 'invoice'] as const).find((name) => options[name] !== undefined);
    if (extra !== undefined) throw usage(`--${extra}`, String(options[extra]), 'no file of cases beside it');
    const { checkInvoiceCases } = await import('../../finance/index.ts');
    return { results: checkInvoiceCases(await readDocument(cases, io)), refusedRows: 0 };
  }
  if (contract === undefined || measured === undefined || invoice === undefined) {
    const missing =
      contract === undefined ? '--contract' : measured === undefined ? '--measured' : '--invoice';
    throw usage(
      missing,
      '',
      'a file, together with --contract, --measured and --invoice; or give a file of cases',
    );
  }
  const { invoiceFile } = await import('../../usecase/files/index.ts');
  const { results, reports } = await invoiceFile({
    contract: await readDocument(contract, io),
    measured: await readDocument(measured, io),
    invoice: { name: invoice, text: textChunks(invoice, io) },
    earlier: options.earlier.map((name) => ({ name, text: textChunks(name, io) })),
    map: mapOption(options.map, '--map'),
  });
  for (const { summary, faults } of reports) {
    listNotes(summary, io);
    listFaults(faults, summary.refused, io);
  }
  return { results, refusedRows: reports.reduce((sum, { summary }) => sum + summary.refused, 0) };
}
