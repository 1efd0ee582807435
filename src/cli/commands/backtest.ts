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
import { daysOption, levelsOption, metricsOption, wholeNumberOption } from '../option-values.ts';
import { writeResult } from '../result-output.ts';

interface BacktestOptions extends HistoryOptions {
  readonly origins: string;
  readonly step: string;
  readonly metric: string;
  readonly levels: string;
  readonly model?: string;
  readonly seed: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

const HELP = `
Each model forecasts from several past days, seeing only what lay before them, and is scored on what then happened.
Output columns: queue,metric,model,horizon,grain,origins,valueAdded,intervals,holes,wape,bias,mape,mase,rmse,noiseFloor,...
Errors are shares of the actual (0.08 = 8 %). horizon is all, or open days ahead; grain says whether values were compared
per interval or as totals per day or week. valueAdded is the share of last week's error (the one-week seasonal
naive) that the model takes away. noiseFloor is the WAPE that Poisson noise alone would leave.

Example:
  agner backtest history.csv --horizon 14d --origins 10 --tz Europe/Paris --calendar FR`;

const MOST_ORIGINS = 1000;

export const backtestCommand: CliCommand = {
  register(program, io, finish) {
    withHistoryOptions(
      program.command('backtest').description('Score forecasting models on the past of a history file.'),
    )
      .option('--origins <number>', 'how many past forecasts at most; fewer where history is short', '10')
      .option('--step <days>', 'days from one past forecast to the next', '7d')
      .option('--metric <names>', 'offered, ahtSeconds or both', 'offered,ahtSeconds')
      .option('--levels <percent>', 'levels of the bounds', '80,95')
      .option('--model <names>', 'models of contacts, by comma; default every one')
      .option('--seed <number>', 'seed of any sampling', '1')
      .option('--out <file>', 'write the result here instead of standard output')
      .option('--json', 'JSON instead of CSV')
      .option('--strict', 'fail when any row is refused')
      .addHelpText('after', HELP)
      .action(async (history: string, options: BacktestOptions) => finish(await run(history, options, io)));
  },
};

async function run(history: string, options: BacktestOptions, io: CliIo): Promise<ExitCode> {
  const [{ backtestFile }, { backtestCsv, backtestRows }] = await Promise.all([
    import('../../usecase/files/index.ts'),
    import('../../report/index.ts'),
  ]);
  const levels = levelsOption(options.levels, '--levels');
  const result = await backtestFile({
    ...(await historyRequest(history, options, io)),
    metrics: metricsOption(options.metric, '--metric'),
    levels,
    models: options.model === undefined ? null : options.model.split(',').map((name) => name.trim()),
    origins: wholeNumberOption(options.origins, '--origins', 1, MOST_ORIGINS),
    stepDays: daysOption(options.step, '--step'),
    seed: wholeNumberOption(options.seed, '--seed', 0, 4_294_967_295),
  });
  tellInferredHours(result.inferredHours, io);
  for (const [queueId, origins] of result.origins) {
    io.stderr.write(
      `Queue ${queueId}: ${origins.length} forecasts, from ${origins[0]} to ${origins.at(-1)}\n`,
    );
  }
  const { historyReport, eventReport } = result;
  listNotes(historyReport.summary, io);
  const refused = historyReport.summary.refused + (eventReport?.summary.refused ?? 0);
  listFaults([...historyReport.faults, ...(eventReport?.faults ?? [])], refused, io);
  const exit = exitCodeFor(true, refused, options.strict ?? false);
  if (options.strict === true && refused > 0) return exit;
  const text =
    options.json === true ? jsonRows(backtestRows(result.rows, levels)) : backtestCsv(result.rows, levels);
  await writeResult(text, options.out, io);
  return exit;
}
