import { type FileHandle, open } from 'node:fs/promises';
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
  let isFirst = true;
  for await (const chunk of source) {
    if (isFirst && isUtf16(chunk)) {
      throw new AgnerError('TEXT_NOT_UTF8', `"${path}" is UTF-16 text or no text at all.`, {
        file: path,
        value: path,
      });
    }
    isFirst = false;
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
  let handle: FileHandle;
  try {
    handle = await open(path);
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      throw new AgnerError('FILE_NOT_READABLE', `"${path}" is a folder, not a file.`, {
        file: path,
        value: path,
      });
    }
  } catch (cause) {
    if (cause instanceof AgnerError) throw cause;
    throw new AgnerError('FILE_NOT_READABLE', `"${path}" cannot be read: ${reasonOf(cause)}.`, {
      file: path,
      value: path,
      cause,
    });
  }
  return handle.createReadStream();
}

function reasonOf(cause: unknown): string {
  const code = (cause as { code?: string }).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'permission is denied';
  return code ?? String(cause);
}

/** A byte-order mark of UTF-16, or a NUL among the first bytes, which no UTF-8 table has. */
function isUtf16(chunk: unknown): boolean {
  if (!(chunk instanceof Uint8Array)) return false;
  const [first, second] = chunk;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return marked || chunk.subarray(0, 200).includes(0);
}
