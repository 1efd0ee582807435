import type { CliCommand } from '../command.ts';
import { exitCodeFor, listFaults, listNotes } from '../fault-output.ts';
import {
  type ForecastAndActualsOptions,
  forecastAndActualsRequest,
  withForecastAndActuals,
} from '../forecast-and-actuals-options.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { jsonRows } from '../json-output.ts';
import { instantOption } from '../option-values.ts';
import { writeResult } from '../result-output.ts';

interface ReforecastOptions extends ForecastAndActualsOptions {
  readonly now: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

const HELP = `
Output: every interval of the local day of --now that is not over, in the columns of a forecast (asOf = --now). Contacts
are updated from the intervals that are over; an early surprise moves the rest of the day less than in proportion, and
the last hours count more than the morning. Bounds narrow by what was learnt. Handle time stays as it was forecast.

Example:
  agner reforecast forecast.csv today.csv --now 2026-11-02T11:00 --tz Europe/Paris`;

export const reforecastCommand: CliCommand = {
  register(program, io, finish) {
    withForecastAndActuals(
      program.command('reforecast').description('Update the rest of a day from its contacts so far.'),
    )
      .requiredOption('--now <time>', 'what ends at or before this time has happened')
      .option('--out <file>', 'write the result here instead of standard output')
      .option('--json', 'JSON instead of CSV')
      .option('--strict', 'fail when any row is refused')
      .addHelpText('after', HELP)
      .action(async (forecast: string, actuals: string, options: ReforecastOptions) =>
        finish(await run(forecast, actuals, options, io)),
      );
  },
};

async function run(
  forecast: string,
  actuals: string,
  options: ReforecastOptions,
  io: CliIo,
): Promise<ExitCode> {
  const [{ reforecastFile }, { reforecastCsv, reforecastRows }, { zone }] = await Promise.all([
    import('../../usecase/files/index.ts'),
    import('../../report/index.ts'),
    import('../../calendar/index.ts'),
  ]);
  const result = await reforecastFile({
    ...forecastAndActualsRequest(forecast, actuals, options, io),
    nowMs: await instantOption(options.now, '--now', zone(options.tz)),
  });
  for (const standing of result.standings) {
    io.stderr.write(
      standing.intervalsSeen === 0
        ? `Queue ${standing.queueId}: ${standing.hasActuals ? 'no interval of the day is over with an actual' : 'the actuals do not name this queue'}; its forecast stays.\n`
        : `Queue ${standing.queueId}: ${standing.offered} offered so far against ${standing.forecastSoFar.toFixed(1)} forecast; the rest of the day goes from ${standing.restBefore.toFixed(1)} to ${standing.restAfter.toFixed(1)}.\n`,
    );
  }
  const { forecastReport, actualsReport, clock, nowMs, records } = result;
  listNotes(actualsReport.summary, io);
  const refused = forecastReport.summary.refused + actualsReport.summary.refused;
  listFaults([...forecastReport.faults, ...actualsReport.faults], refused, io);
  const exit = exitCodeFor(true, refused, options.strict ?? false);
  if (options.strict === true && refused > 0) return exit;
  const text =
    options.json === true
      ? jsonRows(reforecastRows(records, clock, nowMs))
      : reforecastCsv(records, clock, nowMs);
  await writeResult(text, options.out, io);
  return exit;
}
