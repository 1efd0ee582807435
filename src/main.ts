#!/usr/bin/env node
import { FILE_COMMANDS, runCli, STORE_COMMANDS } from './cli/index.ts';
import { SERVICE_COMMANDS } from './main/index.ts';

process.exitCode = await runCli(
  process.argv.slice(2),
  { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env, now: Date.now },
  [...SERVICE_COMMANDS, ...STORE_COMMANDS, ...FILE_COMMANDS],
);
