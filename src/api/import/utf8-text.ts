import type { Readable } from 'node:stream';

/**
 * The text of a stream of UTF-8 bytes, chunk by chunk, without its byte-order mark. A reader that stops early leaves the
 * stream open, so that the answer still reaches a caller who is sending.
 */
export async function* utf8Text(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    yield decoder.decode(chunk as Uint8Array, { stream: true });
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
