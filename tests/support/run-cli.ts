import { PassThrough, Readable } from 'node:stream';
import type { CliCommand } from '../../src/cli/index.ts';
import { FILE_COMMANDS, runCli } from '../../src/cli/index.ts';

export interface CliRun {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process as a person would type it, and gathers what it printed. */
export async function runAgner(
  argv: readonly string[],
  input: { readonly stdin?: string; readonly commands?: readonly CliCommand[] } = {},
): Promise<CliRun> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [gather(stdout), gather(stderr)];
  const exit = await runCli(
    argv,
    { stdin: Readable.from([input.stdin ?? '']), stdout, stderr, env: {}, now: () => Date.UTC(2026, 10, 2) },
    input.commands ?? FILE_COMMANDS,
  );
  stdout.end();
  stderr.end();
  return { exit, stdout: await out, stderr: await err };
}

async function gather(stream: PassThrough): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/** The rows of a simple CSV text (no quotes) as objects. */
export function csvObjects(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trim().split('\n');
  const names = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [names[index] as string, cell])),
  );
}
