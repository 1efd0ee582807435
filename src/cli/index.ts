import type { CliCommand } from './command.ts';
import { accuracyCommand } from './commands/accuracy.ts';
import { backtestCommand } from './commands/backtest.ts';
import { explainCommand } from './commands/explain.ts';
import { forecastCommand } from './commands/forecast.ts';
import { importCommand } from './commands/import.ts';
import { invoiceCommand } from './commands/invoice.ts';
import { kpiCommand } from './commands/kpi.ts';
import { planCommand } from './commands/plan.ts';
import { publishCommand } from './commands/publish.ts';
import { reforecastCommand } from './commands/reforecast.ts';
import { staffCommand } from './commands/staff.ts';

export type { CliCommand } from './command.ts';
export { type CliIo, EXIT, type ExitCode } from './io.ts';
export { runCli } from './program.ts';
export { progressLines } from './progress-lines.ts';
export { databaseLocation, withDatabase, withDatabaseMeanwhile } from './with-database.ts';

/** Commands that need no more than files. */
export const FILE_COMMANDS: readonly CliCommand[] = [
  staffCommand,
  forecastCommand,
  backtestCommand,
  planCommand,
  accuracyCommand,
  reforecastCommand,
  kpiCommand,
  invoiceCommand,
];

/** Commands that open the store. */
export const STORE_COMMANDS: readonly CliCommand[] = [importCommand, publishCommand, explainCommand];
