import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults, listNotes } from '../fault-output.ts';
import {
  type ForecastAndActualsOptions,
  forecastAndActualsRequest,
  withForecastAndActuals,
} from '../forecast-and-actuals-options.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { jsonRows } from '../json-output.ts';
import { writeResult } from '../result-output.ts';

interface AccuracyOptions extends ForecastAndActualsOptions {
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
    withForecastAndActuals(program.command('accuracy').description('Score a forecast against what happened.'))
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
  const [{ accuracyFile }, { accuracyCsv, accuracyRows }] = await Promise.all([
    import('../../usecase/files/index.ts'),
    import('../../report/index.ts'),
  ]);
  const result = await accuracyFile(forecastAndActualsRequest(forecast, actuals, options, io));
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
