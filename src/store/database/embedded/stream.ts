import { Duplex } from 'node:stream';
import type { EmbeddedServer, EmbeddedSession } from './server.ts';

/** Message types after which the server is expected to answer: Query, Sync, Flush. */
const BATCH_ENDS = new Set(['Q', 'S', 'H'].map((letter) => letter.charCodeAt(0)));
const TERMINATE = 'X'.charCodeAt(0);

/**
 * What `pg` takes for its socket: bytes go to the embedded database's thread instead of a network. Because `pg` itself
 * writes and parses every message, types, errors and results are exactly those of a real server.
 */
export class EmbeddedStream extends Duplex {
  readonly #server: EmbeddedServer;
  #session: EmbeddedSession | undefined;
  #batch: Buffer[] = [];

  constructor(server: EmbeddedServer) {
    super({ writableHighWaterMark: Number.MAX_SAFE_INTEGER });
    this.#server = server;
  }

  /** Called by `pg` in place of opening a socket. */
  connect(): this {
    void this.#open();
    return this;
  }

  async #open(): Promise<void> {
    try {
      const session = await this.#server.openSession({
        receive: (bytes) =>
          this.push(Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length)),
        lost: (error) => this.destroy(error),
      });
      if (this.destroyed) session.end();
      else {
        this.#session = session;
        this.emit('connect');
      }
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#collect([chunk]);
    done();
  }

  override _writev(chunks: Array<{ chunk: Buffer }>, done: () => void): void {
    this.#collect(chunks.map(({ chunk }) => chunk));
    done();
  }

  override _final(done: () => void): void {
    this.#end();
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#end();
    done(error);
  }

  /** `pg` writes whole messages, one a chunk; a batch is sent once, when its last message is there. */
  #collect(chunks: readonly Buffer[]): void {
    this.#batch.push(...chunks);
    const last = lastMessageType(chunks.at(-1));
    if (last === TERMINATE) this.#end();
    else if (last === 0 || BATCH_ENDS.has(last)) {
      this.#session?.send(joinFresh(this.#batch));
      this.#batch = [];
    }
  }

  #end(): void {
    this.#session?.end();
    this.#session = undefined;
  }
}

/** Type of the last message of a chunk; 0 for a StartupMessage, which has none. */
function lastMessageType(chunk: Buffer | undefined): number {
  if (chunk === undefined || chunk.length === 0) return -1;
  if (chunk[0] === 0) return 0;
  let offset = 0;
  for (;;) {
    const next = offset + 1 + chunk.readUInt32BE(offset + 1);
    if (next >= chunk.length) return chunk[offset] ?? -1;
    offset = next;
  }
}

/** Joins into memory of its own, which may then be handed to another thread. */
function joinFresh(chunks: readonly Buffer[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}
