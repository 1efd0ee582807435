import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults, listNotes } from '../fault-output.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { jsonRows } from '../json-output.ts';
import { collect, mapOption, minutesOption, usage } from '../option-values.ts';
import { writeResult } from '../result-output.ts';
import { textChunks } from '../text-input.ts';

interface AccuracyOptions {
  readonly tz: string;
  readonly interval?: string;
  readonly map: string[];
  readonly out?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

const HELP = `
Output columns: queue,metric,grain,by,key,intervals,holes,wape,bias,mape,mase,rmse,noiseFloor,... Errors are shares of
the actual (0.08 = 8 %). wape scores the median, bias the mean (+ = over-forecast). grain says whether values were
compared per interval or as totals per day or week; by and key name the part. noiseFloor is the WAPE that Poisson
noise alone would leave. mase needs actuals from before the forecast in the same file. Closed
intervals (forecast exactly 0 and nothing came) are left out; holes counts intervals without an actual.

Example:
  agner accuracy forecast.csv actuals.csv --tz Europe/Paris`;

export const accuracyCommand: CliCommand = {
  register(program, io, finish) {
    program
      .command('accuracy')
      .description('Score a forecast against what happened.')
      .argument('<forecast>', 'CSV as agner forecast writes it, or - for standard input')
      .argument('<actuals>', 'CSV of interval actuals')
      .option('--tz <zone>', 'IANA time zone of local times and of local days', 'UTC')
      .option('--interval <minutes>', 'length of the actuals’ intervals; found from the file by default')
      .option('--map <theirs=ours>', 'name a column of the actuals; repeatable', collect, [])
      .option('--out <file>', 'write the result here instead of standard output')
      .option('--json', 'JSON instead of CSV')
      .option('--strict', 'fail when any row is refused')
      .addHelpText('after', HELP)
      .action(async (forecast: string, actuals: string, options: AccuracyOptions) =>
        finish(await run(forecast, actuals, options, io)),
      );
  },
};

async function run(
  forecast: string,
  actuals: string,
  options: AccuracyOptions,
  io: CliIo,
): Promise<ExitCode> {
  if (forecast === '-' && actuals === '-') {
    throw usage(
      '<actuals>',
      actuals,
      'a file where the forecast is standard input, which can be read once only',
    );
  }
  const [{ accuracyFile }, { accuracyCsv, accuracyRows }] = await Promise.all([
    import('../../usecase/files/index.ts'),
    import('../../report/index.ts'),
  ]);
  const result = await accuracyFile({
    forecast: textChunks(forecast, io),
    forecastName: forecast,
    actuals: textChunks(actuals, io),
    actualsName: actuals,
    timeZone: options.tz,
    intervalMinutes: options.interval === undefined ? null : minutesOption(options.interval, '--interval'),
    map: mapOption(options.map, '--map'),
  });
  const { forecastReport, actualsReport } = result;
  listNotes(actualsReport.summary, io);
  const refused = forecastReport.summary.refused + actualsReport.summary.refused;
  listFaults([...forecastReport.faults, ...actualsReport.faults], refused, io);
  const exit = exitCodeFor(true, refused, options.strict ?? false);
  if (options.strict === true && refused > 0) return exit;
  const levels = [...new Set(result.rows.flatMap((row) => row.sums.bounds.map((bound) => bound.level)))];
  levels.sort((a, b) => a - b);
  const text =
    options.json === true ? jsonRows(accuracyRows(result.rows, levels)) : accuracyCsv(result.rows, levels);
  await writeResult(text, options.out, io);
  return exit;
}
