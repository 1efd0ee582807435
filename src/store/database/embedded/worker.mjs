import { parentPort, workerData } from 'node:worker_threads';
import { checkpoints } from './checkpoints.mjs';
import { executeOn, startCluster, takeSnapshot } from './cluster.mjs';
import { Sessions } from './sessions.mjs';

/**
 * The thread that runs the embedded database, so that a long query never stops the timers and requests of the main
 * thread. It speaks PostgreSQL's wire protocol: bytes in, bytes out, handed over without copying.
 *
 * @typedef {object} WorkerData
 * @property {string | null} folder of the cluster, or null for memory
 * @property {Uint8Array | null} snapshot of a migrated cluster to start a new one from
 * @property {WebAssembly.Module | null} wasm PGlite's module, compiled already
 * @property {number} longestIdleMs
 *
 * @typedef {(
 *   | { kind: 'batch', session: number, bytes: Uint8Array }
 *   | { kind: 'end', session: number }
 *   | { kind: 'dump', format: 'tar' | 'snapshot' }
 *   | { kind: 'close' }
 * )} ToWorker
 *
 * @typedef {(
 *   | { kind: 'ready' }
 *   | { kind: 'data', session: number, bytes: Uint8Array }
 *   | { kind: 'dumped', bytes: Uint8Array }
 *   | { kind: 'failed', during: 'start' | 'dump' | 'run', message: string }
 *   | { kind: 'closed' }
 * )} FromWorker
 */

const { folder, snapshot, wasm, longestIdleMs } = /** @type {WorkerData} */ (workerData);
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);

/** @param {FromWorker} message */
function post(message) {
  const bytes = 'bytes' in message ? [/** @type {ArrayBuffer} */ (message.bytes.buffer)] : [];
  port.postMessage(message, bytes);
}

/** @type {import('@electric-sql/pglite').PGlite} */
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
      const bytes =
        message.format === 'snapshot'
          ? takeSnapshot(database)
          : new Uint8Array(await (await database.dumpDataDir('gzip')).arrayBuffer());
      post({ kind: 'dumped', bytes });
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
  database = await startCluster({ folder, snapshot, wasm });
  const execute = executeOn(database);
  sessions = new Sessions({
    execute,
    answer: (session, bytes) => post({ kind: 'data', session, bytes }),
    betweenTransactions: checkpoints(execute),
    longestIdleMs,
  });
  port.on('message', (/** @type {ToWorker} */ message) => {
    receive(message).catch((error) => {
      post({
        kind: 'failed',
        during: message.kind === 'dump' ? 'dump' : 'run',
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
