import type { CliCommand } from './command.ts';
import { accuracyCommand } from './commands/accuracy.ts';
import { forecastCommand } from './commands/forecast.ts';
import { invoiceCommand } from './commands/invoice.ts';
import { kpiCommand } from './commands/kpi.ts';
import { planCommand } from './commands/plan.ts';

export type { CliCommand } from './command.ts';
export { type CliIo, EXIT, type ExitCode } from './io.ts';
export { runCli } from './program.ts';

/** Commands that need no more than files. */
export const FILE_COMMANDS: readonly CliCommand[] = [
  forecastCommand,
  planCommand,
  accuracyCommand,
  kpiCommand,
  invoiceCommand,
];
