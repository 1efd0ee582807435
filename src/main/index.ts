import type { CliCommand } from '../cli/index.ts';
import { demoCommand } from './demo-command.ts';

/** Commands that open the database, or start a service. */
export const STORE_COMMANDS: readonly CliCommand[] = [demoCommand];
