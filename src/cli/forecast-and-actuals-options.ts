import type { Command } from 'commander';
import type { ForecastAndActualsRequest } from '../usecase/files/index.ts';
import type { CliIo } from './io.ts';
import { collect, mapOption, minutesOption, usage } from './option-values.ts';
import { textChunks } from './text-input.ts';

/** Options of every command that holds a forecast against what happened. */
export interface ForecastAndActualsOptions {
  readonly tz: string;
  readonly interval?: string;
  readonly map: string[];
}

export function withForecastAndActuals(command: Command): Command {
  return command
    .argument('<forecast>', 'CSV as agner forecast writes it, or - for standard input')
    .argument('<actuals>', 'CSV of interval actuals')
    .option('--tz <zone>', 'IANA time zone of local times and of local days', 'UTC')
    .option('--interval <minutes>', 'length of the actuals’ intervals; found from the file by default')
    .option('--map <theirs=ours>', 'name a column of the actuals; repeatable', collect, []);
}

/** @throws AgnerError USAGE, also where both files would be standard input. */
export function forecastAndActualsRequest(
  forecast: string,
  actuals: string,
  options: ForecastAndActualsOptions,
  io: CliIo,
): ForecastAndActualsRequest {
  if (forecast === '-' && actuals === '-') {
    throw usage(
      '<actuals>',
      actuals,
      'a file where the forecast is standard input, which can be read once only',
    );
  }
  return {
    forecast: textChunks(forecast, io),
    forecastName: forecast,
    actuals: textChunks(actuals, io),
    actualsName: actuals,
    timeZone: options.tz,
    intervalMinutes: options.interval === undefined ? null : minutesOption(options.interval, '--interval'),
    map: mapOption(options.map, '--map'),
  };
}
