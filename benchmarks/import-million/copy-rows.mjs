import { createReadStream } from 'node:fs';

/**
 * A query of `pg` that sends a file as COPY ... FROM STDIN: the fastest way into a server, which the import is held
 * against.
 */
export class CopyFile {
  #text;
  #path;
  /** @type {any} */
  #connection;
  /** @type {Error | undefined} */
  #error;
  /** @type {() => void} */
  #resolve = () => undefined;
  /** @type {(error: Error) => void} */
  #reject = () => undefined;

  /**
   * @param {string} text
   * @param {string} path
   */
  constructor(text, path) {
    this.#text = text;
    this.#path = path;
    /** @type {Promise<void>} */
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** @param {any} connection */
  submit(connection) {
    this.#connection = connection;
    connection.query(this.#text);
  }

  /** @param {any} connection */
  async handleCopyInResponse(connection) {
    for await (const chunk of createReadStream(this.#path, { highWaterMark: 1 << 18 })) {
      connection.sendCopyFromChunk(chunk);
      // The socket's memory is not to hold the whole file.
      if (connection.stream.writableNeedDrain) {
        await new Promise((resolve) => connection.stream.once('drain', resolve));
      }
    }
    connection.endCopyFrom();
  }

  /** @param {Error} error */
  handleError(error) {
    this.#error = error;
    this.#connection?.sync?.();
  }

  handleCommandComplete() {}

  handleReadyForQuery() {
    if (this.#error === undefined) this.#resolve();
    else this.#reject(this.#error);
  }
}

/**
 * Copies the file's rows into a table like interval_actual, its primary key included, that has neither row-level
 * security nor a read model beside it.
 *
 * @param {any} database
 * @param {string} path
 * @returns {Promise<number>} seconds
 */
export async function copySeconds(database, path) {
  const client = await database.pool.connect();
  try {
    await client.query('CREATE TABLE copied (LIKE interval_actual INCLUDING ALL)');
    for (const [column, value] of [
      ['tenant_id', 'copied'],
      ['source', 'import'],
      ['import_id', 'import-000000000000'],
      ['minutes', '30'],
    ]) {
      await client.query(`ALTER TABLE copied ALTER COLUMN ${column} SET DEFAULT '${value}'`);
    }
    const startedMs = performance.now();
    const copy = new CopyFile(
      `COPY copied (queue_id, start_at, offered, handled, abandoned, wait_seconds_handled, handle_seconds)
       FROM STDIN (FORMAT csv, HEADER true)`,
      path,
    );
    client.query(copy);
    await copy.done;
    const seconds = (performance.now() - startedMs) / 1000;
    await client.query('DROP TABLE copied');
    return seconds;
  } finally {
    client.release();
  }
}
