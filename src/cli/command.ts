import type { Command } from 'commander';
import type { CliIo, ExitCode } from './io.ts';

/** One command of `agner`: it declares its arguments and, in its action, calls one use case and renders. */
export interface CliCommand {
  /**
   * Adds the command to the program. The action must hand its exit code to `finish`, and must load its use case with a
   * dynamic import, so that `agner --help` stays fast.
   */
  register(program: Command, io: CliIo, finish: (code: ExitCode) => void): void;
}
