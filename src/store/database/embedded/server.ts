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
  /** Stack of the thread; default 64 MB. */
  readonly stackMegabytes?: number;
}

/** One client's line to the server. */
export interface EmbeddedSession {
  /** Sends one batch; its memory is handed over and must not be used again. */
  readonly send: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

interface SessionEnds {
  readonly receive: (bytes: Uint8Array) => void;
  readonly lost: (error: Error) => void;
}

interface Dumping {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

const LONGEST_IDLE_MS = 30_000;
/** So deep that PostgreSQL's own limit is met first, which is an error and no crash. A thread has 4 MB by default. */
const STACK_MEGABYTES = 64;

/**
 * The embedded database in its own thread, seen from the main thread: a server that takes batches of wire messages from
 * numbered sessions and answers with bytes.
 *
 * When the thread breaks, its sessions are lost, as connections are when a server crashes; a database in a folder is
 * then started again and recovers what was committed, one in memory is gone.
 */
export class EmbeddedServer {
  readonly #options: EmbeddedOptions;
  readonly #sessions = new Map<number, SessionEnds>();
  #worker: Worker | undefined;
  #started: Promise<void> = Promise.resolve();
  #lastSession = 0;
  #closing: Promise<void> | undefined;
  #closed: () => void = () => undefined;
  #dumping: Dumping[] = [];

  private constructor(options: EmbeddedOptions) {
    this.#options = options;
  }

  /** Starts the thread and waits until the database answers. Throws DATABASE_START_FAILED. */
  static async start(options: EmbeddedOptions): Promise<EmbeddedServer> {
    const server = new EmbeddedServer(options);
    await server.#launch(options.snapshot ?? null);
    return server;
  }

  /** Opens a session, after a restart that is going on. */
  async openSession(ends: SessionEnds): Promise<EmbeddedSession> {
    await this.#started;
    if (this.#closing !== undefined) throw new Error('the embedded database is closed');
    this.#lastSession += 1;
    const session = this.#lastSession;
    this.#sessions.set(session, ends);
    const post = (message: ToWorker): void => {
      if (this.#sessions.has(session)) this.#post(message);
    };
    return {
      send: (bytes) => post({ kind: 'batch', session, bytes }),
      end: () => {
        post({ kind: 'end', session });
        this.#sessions.delete(session);
      },
    };
  }

  /** The whole cluster: a tar.gz to keep as a backup, or a snapshot to start new clusters from. */
  async dump(format: 'tar' | 'snapshot'): Promise<Uint8Array> {
    await this.#started;
    return new Promise((resolve, reject) => {
      this.#dumping.push({ resolve, reject });
      this.#post({ kind: 'dump', format });
    });
  }

  /** Stops the database in order (a checkpoint); its thread then ends by itself. Safe to call twice. */
  close(): Promise<void> {
    this.#closing ??= this.#started.then(
      () =>
        new Promise((resolve) => {
          this.#closed = resolve;
          if (this.#worker === undefined) resolve();
          else this.#post({ kind: 'close' });
        }),
      () => undefined,
    );
    return this.#closing;
  }

  async #launch(snapshot: Uint8Array | null): Promise<void> {
    const { folder, longestIdleMs = LONGEST_IDLE_MS, stackMegabytes = STACK_MEGABYTES } = this.#options;
    const workerData: WorkerData = { folder, snapshot, wasm: await compiledPglite(), longestIdleMs };
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData,
      resourceLimits: { stackSizeMb: stackMegabytes },
      transferList: snapshot === null ? [] : [snapshot.buffer as ArrayBuffer],
    });
    await new Promise<void>((resolve, reject) => {
      const fail = (message: string): void => reject(startFailed(folder, message));
      // These keep listening after the start, when rejecting again has no effect.
      worker.once('error', (error) => fail(error.message));
      worker.once('exit', () => fail('its thread ended'));
      worker.once('message', (message: FromWorker) => {
        if (message.kind === 'ready') resolve();
        else fail(message.kind === 'failed' ? message.message : `unexpected message ${message.kind}`);
      });
    }).catch(async (error: unknown) => {
      await worker.terminate();
      throw error;
    });
    this.#worker = worker;
    this.#listen(worker);
  }

  #listen(worker: Worker): void {
    let reason = 'its thread ended';
    worker.on('error', (error) => {
      reason = error.message;
    });
    worker.on('exit', () => this.#lose(new Error(`The embedded database broke: ${reason}.`)));
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'data':
          this.#sessions.get(message.session)?.receive(message.bytes);
          break;
        case 'dumped':
          this.#dumping.shift()?.resolve(message.bytes);
          break;
        case 'failed':
          if (message.during === 'dump') this.#dumping.shift()?.reject(new Error(message.message));
          else {
            reason = message.message;
            void worker.terminate();
          }
          break;
        case 'closed':
          this.#closed();
          break;
        case 'ready':
          break;
      }
    });
  }

  /** The thread is gone, in order or not. */
  #lose(error: Error): void {
    this.#worker = undefined;
    this.#closed();
    if (this.#closing === undefined) {
      this.#started = this.#options.folder === null ? Promise.reject(error) : this.#launch(null);
      // Whoever opens the next session is told.
      this.#started.catch(() => undefined);
    }
    for (const dumping of this.#dumping.splice(0)) dumping.reject(error);
    const lost = [...this.#sessions.values()];
    this.#sessions.clear();
    for (const session of lost) session.lost(error);
  }

  #post(message: ToWorker): void {
    const bytes = message.kind === 'batch' ? [message.bytes.buffer as ArrayBuffer] : [];
    this.#worker?.postMessage(message, bytes);
  }
}

function startFailed(folder: string | null, message: string): AgnerError {
  return new AgnerError(
    'DATABASE_START_FAILED',
    `The embedded database ${folder === null ? 'in memory' : `in ${folder}`} did not start: ${message}`,
  );
}
