import { Worker } from 'node:worker_threads';
import { AgnerError } from '../../../core/index.ts';
import { compiledPglite } from './compiled-pglite.ts';
import type { FromWorker, ToWorker, WorkerData } from './worker.mjs';

/** How to start the embedded database; see EmbeddedServer. */
export interface EmbeddedOptions {
  /** Folder of the cluster; null keeps everything in memory. */
  readonly folder: string | null;
  /** Snapshot of a migrated cluster to start a new one from; its memory is handed over. */
  readonly snapshot?: Uint8Array | null;
  /** How long a transaction may sit idle while others wait for it; default 30 s. */
  readonly longestIdleMs?: number;
}

interface Dumping {
  readonly resolve: (tar: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

type Receive = (bytes: Uint8Array) => void;

const LONGEST_IDLE_MS = 30_000;

/**
 * The embedded database in its own thread, seen from the main thread: a server that takes batches of wire messages from
 * numbered sessions and answers with bytes.
 */
export class EmbeddedServer {
  readonly #worker: Worker;
  readonly #receivers = new Map<number, Receive>();
  #lastSession = 0;
  #ended = false;
  #dumping: Dumping[] = [];
  #stopped: () => void = () => undefined;
  readonly #stop = new Promise<void>((resolve) => {
    this.#stopped = resolve;
  });
  readonly #onLost = new Set<(error: Error) => void>();

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** Starts the thread and waits until the database answers. Throws DATABASE_START_FAILED. */
  static async start(options: EmbeddedOptions): Promise<EmbeddedServer> {
    const workerData: WorkerData = {
      folder: options.folder,
      snapshot: options.snapshot ?? null,
      wasm: await compiledPglite(),
      longestIdleMs: options.longestIdleMs ?? LONGEST_IDLE_MS,
    };
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData,
      transferList: workerData.snapshot === null ? [] : [workerData.snapshot.buffer as ArrayBuffer],
    });
    const server = new EmbeddedServer(worker);
    await new Promise<void>((resolve, reject) => {
      const fail = (message: string): void => {
        reject(startFailed(options.folder, message));
        void worker.terminate();
      };
      // Both keep listening after the start, when rejecting again has no effect.
      worker.once('error', (error) => fail(error.message));
      worker.once('exit', () => fail('its thread ended'));
      worker.once('message', (message: FromWorker) => {
        if (message.kind === 'ready') resolve();
        else fail(message.kind === 'failed' ? message.message : `unexpected message ${message.kind}`);
      });
    });
    server.#listen();
    return server;
  }

  /** Opens a session; `receive` gets the server's bytes. */
  openSession(receive: Receive, lost: (error: Error) => void): EmbeddedSession {
    if (this.#ended) throw new Error('the embedded database is closed');
    this.#lastSession += 1;
    const session = this.#lastSession;
    this.#receivers.set(session, receive);
    this.#onLost.add(lost);
    return {
      send: (bytes) => this.#post({ kind: 'batch', session, bytes }),
      end: () => {
        this.#receivers.delete(session);
        this.#onLost.delete(lost);
        this.#post({ kind: 'end', session });
      },
    };
  }

  /** The whole cluster: a tar.gz to keep as a backup, or a snapshot to start new clusters from. */
  dump(format: 'tar' | 'snapshot'): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#dumping.push({ resolve, reject });
      this.#post({ kind: 'dump', format });
    });
  }

  /** Stops the database in order (a checkpoint); its thread then ends by itself. Safe to call twice. */
  async close(): Promise<void> {
    if (!this.#ended) {
      this.#post({ kind: 'close' });
      this.#ended = true;
    }
    await this.#stop;
  }

  #listen(): void {
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'data') this.#receivers.get(message.session)?.(message.bytes);
      else if (message.kind === 'dumped') this.#dumping.shift()?.resolve(message.bytes);
      else if (message.kind === 'failed' && message.during === 'dump') {
        this.#dumping.shift()?.reject(new Error(message.message));
      } else if (message.kind === 'closed') this.#stopped();
      else if (message.kind === 'failed') void this.#worker.terminate();
    });
    this.#worker.on('error', (error) => this.#lose(error));
    this.#worker.on('exit', () => {
      if (!this.#ended) this.#lose(new Error('the thread of the embedded database ended'));
      this.#stopped();
    });
  }

  #lose(error: Error): void {
    this.#ended = true;
    for (const dumping of this.#dumping.splice(0)) dumping.reject(error);
    for (const lost of [...this.#onLost]) lost(error);
  }

  #post(message: ToWorker): void {
    if (this.#ended) return;
    this.#worker.postMessage(message, message.kind === 'batch' ? [message.bytes.buffer as ArrayBuffer] : []);
  }
}

/** One client's line to the server. */
export interface EmbeddedSession {
  /** Sends one batch; its memory is handed over and must not be used again. */
  readonly send: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

function startFailed(folder: string | null, message: string): AgnerError {
  return new AgnerError(
    'DATABASE_START_FAILED',
    `The embedded database ${folder === null ? 'in memory' : `in ${folder}`} did not start: ${message}`,
  );
}
