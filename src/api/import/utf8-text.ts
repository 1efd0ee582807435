import type { Readable } from 'node:stream';

/**
 * The text of a stream of UTF-8 bytes, chunk by chunk, without its byte-order mark. When the reader stops early the rest
 * is let through unread: a caller who is still sending gets an answer and not a broken connection.
 */
export async function* utf8Text(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      yield decoder.decode(chunk as Uint8Array, { stream: true });
    }
  } finally {
    stream.resume();
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
