import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults, listNotes } from '../fault-output.ts';
import {
  type HistoryOptions,
  historyRequest,
  tellInferredHours,
  withHistoryOptions,
} from '../history-options.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { jsonRows } from '../json-output.ts';
import { levelsOption, metricsOption, wholeNumberOption } from '../option-values.ts';
import { writeResult } from '../result-output.ts';

interface ForecastOptions extends HistoryOptions {
  readonly metric: string;
  readonly levels: string;
  readonly model: string;
  readonly seed: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly explain?: boolean;
}

const HELP = `
History columns: queue,start,offered[,handled,abandoned,handleSeconds,...]; other systems' names are understood.
Output columns: queue,metric,start,asOf,mean,median,lo80,hi80,lo95,hi95,model. mean is the expected value (what
staffing uses), median what WAPE scores. offered is contacts per interval, ahtSeconds seconds per contact.

Example:
  agner forecast history.csv --horizon 14d --tz Europe/Paris --calendar FR --out forecast.csv`;

export const forecastCommand: CliCommand = {
  register(program, io, finish) {
    withHistoryOptions(
      program
        .command('forecast')
        .description('Forecast contacts and handle time per interval from a history file.'),
    )
      .option('--metric <names>', 'offered, ahtSeconds or both', 'offered,ahtSeconds')
      .option('--levels <percent>', 'levels of the bounds', '80,95')
      .option('--model <name>', 'forecasting model', 'auto')
      .option('--seed <number>', 'seed of any sampling', '1')
      .option('--explain', 'JSON with the parts of every number: level, weekday, profile, holiday, event')
      .option('--out <file>', 'write the result here instead of standard output')
      .option('--json', 'JSON instead of CSV')
      .option('--strict', 'fail when any row is refused')
      .addHelpText('after', HELP)
      .action(async (history: string, options: ForecastOptions) => finish(await run(history, options, io)));
  },
};

async function run(history: string, options: ForecastOptions, io: CliIo): Promise<ExitCode> {
  const [{ forecastFile }, { forecastCsv, forecastRows }] = await Promise.all([
    import('../../usecase/files/index.ts'),
    import('../../report/index.ts'),
  ]);
  const levels = levelsOption(options.levels, '--levels');
  const result = await forecastFile({
    ...(await historyRequest(history, options, io)),
    metrics: metricsOption(options.metric, '--metric'),
    levels,
    model: options.model,
    seed: wholeNumberOption(options.seed, '--seed', 0, 4_294_967_295),
  });
  const { clock } = result;
  tellInferredHours(result.inferredHours, io);
  for (const { queueId, forecast } of result.forecasts) {
    for (const warning of forecast.warnings) {
      io.stderr.write(`Queue ${queueId}, ${forecast.metric}: ${warning.message}\n`);
    }
  }
  const { historyReport, eventReport } = result;
  listNotes(historyReport.summary, io);
  const refused = historyReport.summary.refused + (eventReport?.summary.refused ?? 0);
  listFaults([...historyReport.faults, ...(eventReport?.faults ?? [])], refused, io);
  const exit = exitCodeFor(true, refused, options.strict ?? false);
  if (options.strict === true && refused > 0) return exit;
  const text =
    options.json === true || options.explain === true
      ? jsonRows(forecastRows(result.forecasts, clock, result.asOfMs, levels, options.explain ?? false))
      : forecastCsv(result.forecasts, clock, result.asOfMs, levels);
  await writeResult(text, options.out, io);
  return exit;
}
