#!/usr/bin/env node
import { FILE_COMMANDS, runCli, STORE_COMMANDS } from './cli/index.ts';
import { SERVICE_COMMANDS } from './main/index.ts';

// A reader that has seen enough (`agner … | head`) is no failure: nobody is left to write to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`FILE_NOT_WRITABLE: standard output cannot be written: ${error.code}.\n`);
  process.exit(2);
});

process.exitCode = await runCli(
  process.argv.slice(2),
  { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env, now: Date.now },
  [...SERVICE_COMMANDS, ...STORE_COMMANDS, ...FILE_COMMANDS],
);
