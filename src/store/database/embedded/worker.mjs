import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { concatenate } from './frames.mjs';
import { Sessions } from './sessions.mjs';

/**
 * The thread that runs the embedded database, so that a long query never stops the timers and requests of the main
 * thread. It speaks PostgreSQL's wire protocol: bytes in, bytes out, handed over without copying.
 *
 * @typedef {object} WorkerData
 * @property {string | null} dataDir folder of the cluster, or null for memory
 * @property {Uint8Array | null} template tar of a migrated cluster to start a new one from
 * @property {number} longestIdleMs
 *
 * @typedef {(
 *   | { kind: 'batch', session: number, bytes: Uint8Array }
 *   | { kind: 'end', session: number }
 *   | { kind: 'dump' }
 *   | { kind: 'close' }
 * )} ToWorker
 *
 * @typedef {(
 *   | { kind: 'ready' }
 *   | { kind: 'data', session: number, bytes: Uint8Array }
 *   | { kind: 'dumped', bytes: Uint8Array }
 *   | { kind: 'failed', during: 'start' | 'dump' | 'close', message: string }
 *   | { kind: 'closed' }
 * )} FromWorker
 */

const { dataDir, template, longestIdleMs } = /** @type {WorkerData} */ (workerData);
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);

/** Half of PostgreSQL's default buffers saves 90 MB; the file system's cache stands behind them. */
const START_PARAMETERS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];
/** Small WAL segments make a new cluster 9 MB smaller and faster to write. */
const INITDB_PARAMETERS = ['--wal-segsize=1'];

/** @param {FromWorker} message */
function post(message) {
  const bytes = 'bytes' in message ? [/** @type {ArrayBuffer} */ (message.bytes.buffer)] : [];
  port.postMessage(message, bytes);
}

/**
 * @param {Uint8Array} batch
 * @returns {Uint8Array}
 */
function execute(batch) {
  /** @type {Uint8Array[]} */
  const parts = [];
  // The chunks are views of the WebAssembly memory, which the next chunk overwrites.
  const done = database.execProtocolRawStream(batch, {
    syncToFs: false,
    onRawData: (bytes) => void parts.push(bytes.slice()),
  });
  // Runs to its end before it returns; the promise is only the shape of the call.
  done.catch(() => undefined);
  return parts.length === 1 ? /** @type {Uint8Array} */ (parts[0]) : concatenate(parts);
}

/** @type {PGlite} */
let database;
/** @type {Sessions} */
let sessions;

/** @param {ToWorker} message */
async function receive(message) {
  switch (message.kind) {
    case 'batch':
      sessions.receive(message.session, message.bytes);
      break;
    case 'end':
      sessions.end(message.session);
      break;
    case 'dump': {
      const dump = await database.dumpDataDir('none');
      post({ kind: 'dumped', bytes: new Uint8Array(await dump.arrayBuffer()) });
      break;
    }
    case 'close':
      await database.close();
      post({ kind: 'closed' });
      port.close();
      break;
  }
}

try {
  database = await PGlite.create({
    startParams: START_PARAMETERS,
    initDbStartParams: INITDB_PARAMETERS,
    ...(dataDir === null ? {} : { dataDir }),
    ...(template === null
      ? {}
      : { loadDataDir: new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (template)]) }),
  });
  sessions = new Sessions({
    execute,
    answer: (session, bytes) => post({ kind: 'data', session, bytes }),
    longestIdleMs,
  });
  port.on('message', (/** @type {ToWorker} */ message) => {
    receive(message).catch((error) => {
      post({
        kind: 'failed',
        during: message.kind === 'dump' ? 'dump' : 'close',
        message: String(error instanceof Error ? error.message : error),
      });
    });
  });
  post({ kind: 'ready' });
} catch (error) {
  post({
    kind: 'failed',
    during: 'start',
    message: String(error instanceof Error ? error.message : error),
  });
}
