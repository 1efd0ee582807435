import type { CliCommand } from '../cli/index.ts';
import { demoCommand } from './demo-command.ts';
import { serveCommand } from './serve-command.ts';
import { workerCommand } from './worker-command.ts';

/** Commands that assemble several doors. */
export const SERVICE_COMMANDS: readonly CliCommand[] = [demoCommand, serveCommand, workerCommand];
