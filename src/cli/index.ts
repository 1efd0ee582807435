import type { CliCommand } from './command.ts';
import { forecastCommand } from './commands/forecast.ts';

export type { CliCommand } from './command.ts';
export { type CliIo, EXIT, type ExitCode } from './io.ts';
export { runCli } from './program.ts';

/** Commands that need no more than files. */
export const FILE_COMMANDS: readonly CliCommand[] = [forecastCommand];
