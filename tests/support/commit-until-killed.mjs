import { writeSync } from 'node:fs';

/** The built files: computed, so that the type checker does not read them. */
const built = new URL('../../dist/src/store/index.js', import.meta.url).href;
const { openDatabase } = await import(built);

/**
 * Opens the data folder given as its argument and commits transactions until it is killed: each writes two rows with
 * one id, and the id is printed when the commit has returned.
 */
const [dataDir] = process.argv.slice(2);
const { pool } = await openDatabase({ dataDir: String(dataDir) });
await pool.query('CREATE TABLE IF NOT EXISTS pair (id bigint, half int, filling text)');
const filling = 'x'.repeat(500);
let id = Date.now() * 1000;
for (;;) {
  id += 1;
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('INSERT INTO pair VALUES ($1, 1, $2)', [id, filling]);
  await client.query('INSERT INTO pair VALUES ($1, 2, $2)', [id, filling]);
  await client.query('COMMIT');
  client.release();
  writeSync(1, `${id}\n`);
}
