import type { Readable, Writable } from 'node:stream';

/** The world as a command sees it: passed in, so that a test can hand over its own. */
export interface CliIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Current time, UTC epoch milliseconds. */
  now(): number;
}

/** Exit codes of every command (docs/cli.md). */
export const EXIT = {
  done: 0,
  internalFailure: 1,
  unusable: 2,
  someRowsRefused: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
