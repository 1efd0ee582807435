import { firstValue, query } from './frames.mjs';

/** How much write-ahead log may gather before a checkpoint, and how often that is looked at. */
const LIMITS = { gatheredBytes: 32 * 1024 * 1024, lookEveryMs: 1_000 };

/**
 * PGlite has no checkpointer process, and its one backend never checkpoints by itself: the write-ahead log would grow
 * until the database is closed, and be replayed whole after a kill. This looks at it now and then, between
 * transactions, and checkpoints when enough has gathered.
 *
 * @param {(batch: Uint8Array) => Uint8Array} execute
 * @param {{ gatheredBytes: number, lookEveryMs: number }} limits
 * @returns {() => void} to be called between transactions
 */
export function checkpoints(execute, limits = LIMITS) {
  let lookedMs = performance.now();
  return () => {
    const nowMs = performance.now();
    if (nowMs - lookedMs < limits.lookEveryMs) return;
    const gathered = firstValue(
      execute(query('SELECT pg_current_wal_insert_lsn() - redo_lsn FROM pg_control_checkpoint()')),
    );
    if (Number(gathered) > limits.gatheredBytes) execute(query('CHECKPOINT'));
    lookedMs = performance.now();
  };
}
