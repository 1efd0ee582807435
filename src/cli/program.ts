import { Command, CommanderError } from 'commander';
import { AgnerError, ENGINE_VERSION, formatFault } from '../core/index.ts';
import type { CliCommand } from './command.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';

const DESCRIPTION = `Workforce planning and forecasting for contact centres.

Every command reads a file or - (standard input), writes its result to standard output or --out FILE, and
logs to standard error. Exit codes: 0 done; 3 done, but some rows were refused; 2 nothing usable or bad usage;
1 an internal failure.`;

/**
 * Runs one command line and returns its exit code; never throws and never ends the process itself.
 *
 * @param argv the words after `agner`.
 */
export async function runCli(
  argv: readonly string[],
  io: CliIo,
  commands: readonly CliCommand[],
): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done;
  const program = new Command('agner')
    .description(DESCRIPTION)
    .version(ENGINE_VERSION)
    .showHelpAfterError('Run the command with --help to see its options and an example.')
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
    .exitOverride();
  for (const command of commands) {
    command.register(program, io, (code) => {
      exit = code;
    });
  }
  for (const child of program.commands) child.copyInheritedSettings(program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    return exitCodeOf(error, io);
  }
}

function exitCodeOf(error: unknown, io: CliIo): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.unusable;
  if (error instanceof AgnerError) {
    io.stderr.write(`${formatFault(error.fault)}\n`);
    // A named fault is the user's to mend, a database that does not answer too; INTERNAL is ours.
    return error.code === 'INTERNAL' ? EXIT.internalFailure : EXIT.unusable;
  }
  if (isDiskFull(error)) {
    io.stderr.write(
      'DISK_FULL: the disk is full; what was committed is kept. Next: free room and run the same command again.\n',
    );
    return EXIT.unusable;
  }
  // A database error carries its whole statement; the first lines say what it is.
  const text = (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(
    0,
    LONGEST_REPORT,
  );
  io.stderr.write(`INTERNAL: ${text}\nThis is a defect of Agner; please report it with the command line.\n`);
  return EXIT.internalFailure;
}

/** How much of an error that we did not foresee is printed. */
const LONGEST_REPORT = 2000;

function isDiskFull(error: unknown): boolean {
  for (let found = error; found instanceof Error; found = found.cause) {
    const { code } = found as { readonly code?: string };
    if (code === 'ENOSPC' || code === '53100' || /No space left on device/.test(found.message)) return true;
  }
  return false;
}
