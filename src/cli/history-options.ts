import type { Command } from 'commander';
import type { HistoryFileRequest } from '../usecase/files/index.ts';
import type { CliIo } from './io.ts';
import { collect, daysOption, instantOption, mapOption, minutesOption } from './option-values.ts';
import { readDocument } from './structured-input.ts';
import { textChunks } from './text-input.ts';

/** Options of every command that learns from a history file. */
export interface HistoryOptions {
  readonly horizon: string;
  readonly interval?: string;
  readonly tz: string;
  readonly hours?: string;
  readonly calendar?: string;
  readonly events?: string;
  readonly asOf?: string;
  readonly map: string[];
}

export function withHistoryOptions(command: Command): Command {
  return command
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
    .option('--map <theirs=ours>', 'name a column of the file; repeatable', collect, []);
}

/** The history a command line asks for. @throws AgnerError USAGE, TIME_INVALID, and those of the hours file. */
export async function historyRequest(
  history: string,
  options: HistoryOptions,
  io: CliIo,
): Promise<HistoryFileRequest> {
  const { parseHoursFile, zone } = await import('../calendar/index.ts');
  const clock = zone(options.tz);
  return {
    history: textChunks(history, io),
    fileName: history,
    timeZone: options.tz,
    intervalMinutes: options.interval === undefined ? null : minutesOption(options.interval, '--interval'),
    map: mapOption(options.map, '--map'),
    horizonDays: daysOption(options.horizon, '--horizon'),
    asOfMs: options.asOf === undefined ? null : await instantOption(options.asOf, '--as-of', clock),
    hours: options.hours === undefined ? null : parseHoursFile(await readDocument(options.hours, io)),
    country: options.calendar ?? null,
    events: options.events === undefined ? null : textChunks(options.events, io),
  };
}

/** Tells which opening hours were inferred, so that a planner can give better ones. */
export function tellInferredHours(
  inferred: ReadonlyMap<string, { readonly weekly: unknown } | null>,
  io: CliIo,
): void {
  for (const [queueId, hours] of inferred) {
    const shown = hours === null ? 'open round the clock' : JSON.stringify(hours.weekly);
    io.stderr.write(`Queue ${queueId}: opening hours inferred from the history: ${shown}\n`);
  }
}
