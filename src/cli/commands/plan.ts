import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults } from '../fault-output.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { jsonRows } from '../json-output.ts';
import { writeResult } from '../result-output.ts';
import { readDocument } from '../structured-input.ts';
import { textChunks } from '../text-input.ts';

interface PlanOptions {
  readonly targets: string;
  readonly hours?: string;
  readonly tz: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

const HELP = `
Output columns: queue,start,minutes,offered,ahtSeconds,erlangs,required,binding,net,gross,fte,cost,serviceLevel,
asaSeconds,occupancy,pTarget,model,currency. required is the model's staff after the minimum, net the staff on
position, gross = net / availability (what to schedule), fte = gross hours / weekly paid hours of one full-time
person, so that a week's rows add up to contracts. binding names the target that decided the number.

Example:
  agner plan forecast.csv --targets targets.yaml --tz Europe/Paris --out plan.csv`;

export const planCommand: CliCommand = {
  register(program, io, finish) {
    program
      .command('plan')
      .description('Size staff per interval from a forecast and targets.')
      .argument('<forecast>', 'CSV as agner forecast writes it, or - for standard input')
      .requiredOption('--targets <file>', 'targets per queue (YAML or JSON; docs/formats.md)')
      .option(
        '--hours <file>',
        'the opening hours that the targets name; by default open where the forecast is above 0',
      )
      .option('--tz <zone>', 'IANA time zone of local times and of local days', 'UTC')
      .option('--out <file>', 'write the result here instead of standard output')
      .option('--json', 'JSON instead of CSV')
      .option('--strict', 'fail when any row is refused')
      .addHelpText('after', HELP)
      .action(async (forecast: string, options: PlanOptions) => finish(await run(forecast, options, io)));
  },
};

async function run(forecast: string, options: PlanOptions, io: CliIo): Promise<ExitCode> {
  const [{ planFile }, { planCsv, planRows }, { parseHoursFile }] = await Promise.all([
    import('../../usecase/files/index.ts'),
    import('../../report/index.ts'),
    import('../../calendar/index.ts'),
  ]);
  const result = await planFile({
    forecast: textChunks(forecast, io),
    forecastName: forecast,
    targets: await readDocument(options.targets, io),
    targetsName: options.targets,
    timeZone: options.tz,
    hours: options.hours === undefined ? null : parseHoursFile(await readDocument(options.hours, io)),
  });
  for (const note of result.notes) io.stderr.write(`${note}\n`);
  const refused = result.forecastReport.summary.refused + result.faults.length;
  listFaults([...result.forecastReport.faults, ...result.faults], refused, io);
  const exit = exitCodeFor(result.plans.length > 0, refused, options.strict ?? false);
  if (result.plans.length === 0 || (options.strict === true && refused > 0)) return exit;
  const text =
    options.json === true
      ? jsonRows(planRows(result.plans, result.clock))
      : planCsv(result.plans, result.clock);
  await writeResult(text, options.out, io);
  return exit;
}
