import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AgnerError } from '../core/index.ts';
import type { CliIo } from './io.ts';

/**
 * The text of a file, or of standard input for `-`, in chunks: a 200 MB file is never held whole.
 *
 * @throws AgnerError FILE_NOT_READABLE when there is no such file or it may not be read.
 */
export async function* textChunks(path: string, io: CliIo): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: false });
  const source = path === '-' ? io.stdin : await openFile(path);
  for await (const chunk of source) {
    yield typeof chunk === 'string' ? chunk : decoder.decode(chunk as Uint8Array, { stream: true });
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The whole text of a small document (targets, hours, cases). */
export async function wholeText(path: string, io: CliIo): Promise<string> {
  let text = '';
  for await (const chunk of textChunks(path, io)) text += chunk;
  return text;
}

async function openFile(path: string): Promise<AsyncIterable<unknown>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      throw new AgnerError('FILE_NOT_READABLE', `"${path}" is not a file.`, { file: path, value: path });
    }
  } catch (cause) {
    if (cause instanceof AgnerError) throw cause;
    throw new AgnerError('FILE_NOT_READABLE', `"${path}" cannot be read: ${reasonOf(cause)}.`, {
      file: path,
      value: path,
      cause,
    });
  }
  return createReadStream(path);
}

function reasonOf(cause: unknown): string {
  const code = (cause as { code?: string }).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'permission is denied';
  return code ?? String(cause);
}
