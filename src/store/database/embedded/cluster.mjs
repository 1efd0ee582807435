import { mkdirSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { EmscriptenBuiltinFilesystem } from '@electric-sql/pglite/basefs';
import { concatenate, firstValue, query } from './frames.mjs';
import { packSnapshot, unpackSnapshot } from './snapshot.mjs';

/** @typedef {import('./snapshot.mjs').Source & import('./snapshot.mjs').Target} FileSystem */

/** 32 MB of buffers instead of 128 MB: the file system's cache stands behind them. */
const START_PARAMETERS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];
/** Small WAL segments make a new cluster 10 MB smaller and faster to write. */
const INITDB_PARAMETERS = ['--wal-segsize=1'];
const PGDATA = PGlite.paths.PGDATA;

/** PGlite without its own reading of results, which nobody uses here: `pg` reads them on the main thread. */
class WirePglite extends PGlite {
  /** @override */
  async _initArrayTypes() {}
}

/** Memory that starts as the copy of a snapshot. */
class SnapshotMemory extends EmscriptenBuiltinFilesystem {
  #snapshot;

  /** @param {Uint8Array} snapshot */
  constructor(snapshot) {
    super();
    this.#snapshot = snapshot;
  }

  /**
   * @override
   * @param {Parameters<EmscriptenBuiltinFilesystem['init']>[0]} pg
   * @param {Parameters<EmscriptenBuiltinFilesystem['init']>[1]} options
   */
  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options);
    const fill = (/** @type {{ FS: unknown }} */ module) =>
      unpackSnapshot(fileSystemOf(module), PGDATA, this.#snapshot);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), fill] } };
  }
}

/**
 * Starts PGlite on a folder or in memory, from a snapshot when one is given and the cluster is new.
 *
 * @param {{ folder: string | null, snapshot: Uint8Array | null, wasm: WebAssembly.Module | null }} start
 * @returns {Promise<PGlite>}
 */
export async function startCluster({ folder, snapshot, wasm }) {
  const options = {
    startParams: START_PARAMETERS,
    initDbStartParams: INITDB_PARAMETERS,
    ...(wasm === null ? {} : { pgliteWasmModule: wasm }),
  };
  if (folder !== null && snapshot !== null) unpackSnapshot(DISK, folder, snapshot);
  const database = new WirePglite({
    ...options,
    ...(folder === null ? {} : { dataDir: folder }),
    ...(folder === null && snapshot !== null ? { fs: new SnapshotMemory(snapshot) } : {}),
  });
  await database.waitReady;
  return database;
}

/**
 * Runs a batch of wire messages to its end and gives everything the server answered.
 *
 * @param {PGlite} database
 * @returns {(batch: Uint8Array) => Uint8Array}
 */
export function executeOn(database) {
  return (batch) => {
    /** @type {Uint8Array[]} */
    const parts = [];
    // The chunks are views of the WebAssembly memory, which the next chunk overwrites.
    const onRawData = (/** @type {Uint8Array} */ bytes) => void parts.push(bytes.slice());
    // The call has run to its end when it returns; a failure inside shows as an answer without ReadyForQuery.
    database.execProtocolRawStream(batch, { syncToFs: false, onRawData }).catch(() => undefined);
    return parts.length === 1 ? /** @type {Uint8Array} */ (parts[0]) : concatenate(parts);
  };
}

/**
 * The cluster as it is now, as a snapshot to start others from. Drops the two template databases, from which nobody
 * can create a database here, and leaves out the write-ahead log before the checkpoint: a third of the size is left.
 *
 * @param {PGlite} database
 * @returns {Uint8Array}
 */
export function takeSnapshot(database) {
  const execute = executeOn(database);
  for (const sql of [
    "UPDATE pg_database SET datistemplate = false WHERE datname IN ('template0', 'template1')",
    'DROP DATABASE IF EXISTS template0',
    'DROP DATABASE IF EXISTS template1',
    'VACUUM FULL pg_database',
    'CHECKPOINT',
  ]) {
    execute(query(sql));
  }
  const ask = (/** @type {string} */ sql) => firstValue(execute(query(sql))) ?? '';
  const oldest = `pg_wal/${ask('SELECT redo_wal_file FROM pg_control_checkpoint()')}`;
  const newest = `pg_wal/${ask('SELECT pg_walfile_name(pg_current_wal_insert_lsn())')}`;
  return packSnapshot(fileSystemOf(database.Module), PGDATA, (path) => {
    if (/^pg_wal\/[0-9A-F]{24}$/.test(path)) return path >= oldest && path <= newest;
    return path !== 'postmaster.pid';
  });
}

/** @type {import('./snapshot.mjs').Target} */
const DISK = {
  mkdirTree: (path) => void mkdirSync(path, { recursive: true, mode: 0o700 }),
  writeFile: (path, data) => writeFileSync(path, data, { mode: 0o600 }),
};

/**
 * @param {{ FS: unknown }} module
 * @returns {FileSystem}
 */
function fileSystemOf(module) {
  return /** @type {FileSystem} */ (module.FS);
}
