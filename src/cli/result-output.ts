import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { AgnerError } from '../core/index.ts';
import type { CliIo } from './io.ts';

/**
 * Writes a result to standard output, or to a file that appears only when it is complete: a killed command never
 * leaves half a file under the name that was asked for.
 *
 * @throws AgnerError FILE_NOT_WRITABLE.
 */
export async function writeResult(
  chunks: Iterable<string> | AsyncIterable<string>,
  out: string | undefined,
  io: CliIo,
): Promise<void> {
  if (out === undefined || out === '-') return writeAll(chunks, io.stdout);
  const target = await targetOf(out);
  if (!target.isReplaceable) return writeDirectly(chunks, out);
  const unfinished = `${target.path}.${randomUUID().slice(0, 8)}.part`;
  try {
    const file = createWriteStream(unfinished, { flags: 'wx' });
    await once(file, 'open');
    await writeAll(chunks, file);
    file.end();
    await finished(file);
    await rename(unfinished, target.path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw notWritable(out, cause);
  }
}

/** The file behind a name: a link is followed, and what is no file (a device, a pipe) is never replaced by one. */
async function targetOf(out: string): Promise<{ readonly path: string; readonly isReplaceable: boolean }> {
  try {
    const path = await realpath(out);
    return { path, isReplaceable: (await stat(path)).isFile() };
  } catch {
    return { path: out, isReplaceable: true };
  }
}

async function writeDirectly(chunks: Iterable<string> | AsyncIterable<string>, out: string): Promise<void> {
  try {
    const device = createWriteStream(out, { flags: 'a' });
    await once(device, 'open');
    await writeAll(chunks, device);
    device.end();
    await finished(device);
  } catch (cause) {
    throw notWritable(out, cause);
  }
}

function notWritable(out: string, cause: unknown): AgnerError {
  if (cause instanceof AgnerError) return cause;
  const { code, message } = cause as { readonly code?: string; readonly message: string };
  return new AgnerError('FILE_NOT_WRITABLE', `"${out}" cannot be written: ${code ?? message}.`, {
    file: out,
    value: out,
    cause,
  });
}

/** Pieces are gathered to this size before they are written, so that a million rows are not a million system calls. */
const WRITE_SIZE = 64 * 1024;

async function writeAll(chunks: Iterable<string> | AsyncIterable<string>, to: Writable): Promise<void> {
  let buffer = '';
  for await (const chunk of chunks) {
    buffer += chunk;
    if (buffer.length >= WRITE_SIZE) {
      if (!to.write(buffer)) await once(to, 'drain');
      buffer = '';
    }
  }
  if (buffer !== '' && !to.write(buffer)) await once(to, 'drain');
}
