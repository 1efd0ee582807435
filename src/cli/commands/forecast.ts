import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults, listNotes } from '../fault-output.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { jsonRows } from '../json-output.ts';
import {
  collect,
  daysOption,
  instantOption,
  levelsOption,
  mapOption,
  metricsOption,
  minutesOption,
  wholeNumberOption,
} from '../option-values.ts';
import { writeResult } from '../result-output.ts';
import { readDocument } from '../structured-input.ts';
import { textChunks } from '../text-input.ts';

interface ForecastOptions {
  readonly horizon: string;
  readonly interval?: string;
  readonly tz: string;
  readonly hours?: string;
  readonly calendar?: string;
  readonly events?: string;
  readonly asOf?: string;
  readonly metric: string;
  readonly levels: string;
  readonly model: string;
  readonly map: string[];
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
    program
      .command('forecast')
      .description('Forecast contacts and handle time per interval from a history file.')
      .argument('<history>', 'CSV of interval history, or - for standard input')
      .option('--horizon <days>', 'how far ahead, in days (14d) or weeks (6w)', '14d')
      .option(
        '--interval <minutes>',
        "length of the intervals (15m, 30m, 1d): the file's own (default) or a multiple of it, added up",
      )
      .option('--tz <zone>', 'IANA time zone of local times and of local days', 'UTC')
      .option('--hours <file>', 'opening hours (JSON or YAML); inferred from the history by default')
      .option('--calendar <country>', 'public holidays that count: FR, US, US-CA …')
      .option('--events <file>', 'CSV of events: queue,start,end,type,label,effect,value,recurs')
      .option('--as-of <time>', 'use intervals that end at or before this time; default after the last one')
      .option('--metric <names>', 'offered, ahtSeconds or both', 'offered,ahtSeconds')
      .option('--levels <percent>', 'levels of the bounds', '80,95')
      .option('--model <name>', 'forecasting model', 'auto')
      .option('--map <theirs=ours>', 'name a column of the file; repeatable', collect, [])
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
  const [{ forecastFile }, { forecastCsv, forecastRows }, { parseHoursFile, zone }] = await Promise.all([
    import('../../usecase/files/index.ts'),
    import('../../report/index.ts'),
    import('../../calendar/index.ts'),
  ]);
  const clock = zone(options.tz);
  const levels = levelsOption(options.levels, '--levels');
  const asOfMs = options.asOf === undefined ? null : await instantOption(options.asOf, '--as-of', clock);
  const result = await forecastFile({
    history: textChunks(history, io),
    fileName: history,
    timeZone: options.tz,
    intervalMinutes: options.interval === undefined ? null : minutesOption(options.interval, '--interval'),
    map: mapOption(options.map, '--map'),
    horizonDays: daysOption(options.horizon, '--horizon'),
    asOfMs,
    hours: options.hours === undefined ? null : parseHoursFile(await readDocument(options.hours, io)),
    country: options.calendar ?? null,
    events: options.events === undefined ? null : textChunks(options.events, io),
    metrics: metricsOption(options.metric, '--metric'),
    levels,
    model: options.model,
    seed: wholeNumberOption(options.seed, '--seed', 0, 4_294_967_295),
  });
  for (const [queueId, hours] of result.inferredHours) {
    const shown = hours === null ? 'open round the clock' : JSON.stringify(hours.weekly);
    io.stderr.write(`Queue ${queueId}: opening hours inferred from the history: ${shown}\n`);
  }
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
