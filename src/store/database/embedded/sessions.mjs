import { channelOf, greeting, query, readReply, readStartup, refusal, sqlOf, startup } from './frames.mjs';

/**
 * Many client sessions over the one backend that PGlite is.
 *
 * A batch (everything a client sends up to Sync or a simple Query) runs without interruption. When the server's
 * ReadyForQuery says that a transaction is open, the session holds the backend: batches of the others wait, in order,
 * until the holder's transaction ends. Each session has its own LISTEN channels and its own values of SESSION_SETTINGS;
 * every other setting is shared, so use SET LOCAL. Session-level advisory locks are shared too and exclude nobody.
 */

/** Settings that the server reports when they change, and that are put right when another session takes its turn. */
const SESSION_SETTINGS = ['search_path', 'TimeZone', 'DateStyle', 'IntervalStyle'];

/** A statement longer than this is not searched for LISTEN, UNLISTEN and COPY. */
const LONGEST_SEARCHED_BYTES = 4096;
const COMMENTS = /--[^\n]*|\/\*[\s\S]*?\*\//g;
/** PGlite has nobody to read the data from, and would not answer again. */
const COPY_FROM_CLIENT = /(?:^|;)\s*copy\s[^;]*\sfrom\s+stdin\b/i;
const LISTENING =
  /(?:^|;)\s*(?:(listen)\s+("(?:[^"]|"")+"|[a-z_][\w$]*)|(unlisten)\s+("(?:[^"]|"")+"|\*|[a-z_][\w$]*))/gi;

/**
 * @typedef {object} Session
 * @property {number} id
 * @property {Map<string, string>} settings
 * @property {Set<string>} channels
 * @property {boolean} rolledBack its transaction was ended for it; its next batch is told so
 *
 * @typedef {object} Waiting
 * @property {Session} session
 * @property {Uint8Array} batch
 *
 * @typedef {object} Options
 * @property {(batch: Uint8Array) => Uint8Array} execute runs a batch and returns the server's answer
 * @property {(session: number, bytes: Uint8Array) => void} answer
 * @property {() => void} betweenTransactions called after a batch that leaves no transaction open
 * @property {number} longestIdleMs how long a transaction may sit idle while others wait
 */

export class Sessions {
  /** @type {Map<number, Session>} */
  #sessions = new Map();
  /** @type {Waiting[]} */
  #waiting = [];
  /** @type {Session | undefined} */
  #holder;
  #holderIdleSinceMs = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #watch;
  /** What the backend's settings are now. */
  #settings;
  /** What they were at its start. */
  #defaults;
  #options;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
    // Only a backend that has been greeted reports its settings.
    this.#defaults = readReply(options.execute(startup({ user: 'postgres', database: 'postgres' }))).settings;
    this.#settings = new Map(this.#defaults);
  }

  /**
   * Runs a batch now, or later when another session's transaction has ended.
   *
   * @param {number} id
   * @param {Uint8Array} batch
   */
  receive(id, batch) {
    if (batch[0] === 0) {
      this.#start(id, readStartup(batch));
      return;
    }
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    if (this.#holder !== undefined && this.#holder !== session) {
      this.#waiting.push({ session, batch });
      this.#watch ??= setInterval(() => this.#watchHolder(), this.#options.longestIdleMs / 4);
      return;
    }
    this.#run(session, batch);
    this.#drain();
  }

  /**
   * Ends a session as a closed connection does: its transaction is rolled back and its channels are left.
   *
   * @param {number} id
   */
  end(id) {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    this.#sessions.delete(id);
    this.#waiting = this.#waiting.filter((waiting) => waiting.session !== session);
    if (this.#holder === session) this.#rollBackHolder();
    for (const channel of session.channels) {
      if (!this.#isWanted(channel)) this.#execute(`UNLISTEN ${quoteIdentifier(channel)}`);
    }
    this.#drain();
  }

  /**
   * @param {number} id
   * @param {ReadonlyMap<string, string>} parameters
   */
  #start(id, parameters) {
    const asked = /(?:^|\s)-c\s*search_path=(\S+)/.exec(parameters.get('options') ?? '')?.[1];
    const settings = new Map(this.#defaults);
    if (asked !== undefined) settings.set('search_path', asked);
    this.#sessions.set(id, { id, settings, channels: new Set(), rolledBack: false });
    this.#options.answer(id, greeting(settings, id));
  }

  #drain() {
    for (;;) {
      const holder = this.#holder;
      const index = holder === undefined ? 0 : this.#waiting.findIndex(({ session }) => session === holder);
      const [next] = index < 0 ? [] : this.#waiting.splice(index, 1);
      if (next === undefined) break;
      this.#run(next.session, next.batch);
    }
    if (this.#waiting.length === 0) {
      clearInterval(this.#watch);
      this.#watch = undefined;
    }
  }

  /**
   * @param {Session} session
   * @param {Uint8Array} batch
   */
  #run(session, batch) {
    if (session.rolledBack) {
      session.rolledBack = false;
      this.#refuse(
        session,
        '25P03',
        `the transaction was rolled back: it sat idle for more than ${2 * this.#options.longestIdleMs} ms while others waited`,
        'Commit or roll back before doing anything slow, and release every client you connect.',
      );
      return;
    }
    const sql = sqlOf(batch, LONGEST_SEARCHED_BYTES)?.replace(COMMENTS, ' ');
    if (sql !== undefined && COPY_FROM_CLIENT.test(sql)) {
      this.#refuse(
        session,
        '0A000',
        'COPY FROM STDIN is not supported',
        'Insert from unnest of one array a column.',
      );
      return;
    }
    this.#restoreSettings(session);
    const reply = readReply(this.#options.execute(batch));
    for (const [name, value] of reply.settings) {
      this.#settings.set(name, value);
      session.settings.set(name, value);
    }
    if (!reply.failed) this.#followListening(session, sql);
    this.#holder = reply.status === 'T' || reply.status === 'E' ? session : undefined;
    this.#holderIdleSinceMs = performance.now();
    if (reply.status === undefined) {
      // The statement broke out of the backend, whose state cannot be trusted any more.
      throw new Error('a statement got no complete answer');
    }
    this.#options.answer(session.id, reply.bytes);
    this.#notify(reply.notifications);
    if (this.#holder === undefined) this.#options.betweenTransactions();
  }

  /** @param {readonly Uint8Array[]} notifications */
  #notify(notifications) {
    for (const message of notifications) {
      const channel = channelOf(message);
      for (const session of this.#sessions.values()) {
        if (session.channels.has(channel)) this.#options.answer(session.id, message.slice());
      }
    }
  }

  /**
   * Keeps each session's channels, and keeps the backend listening to a channel that another session still wants.
   *
   * @param {Session} session
   * @param {string | undefined} sql
   */
  #followListening(session, sql) {
    if (sql === undefined) return;
    for (const [, listen, wanted, unlisten, unwanted] of sql.matchAll(LISTENING)) {
      if (listen !== undefined && wanted !== undefined) {
        session.channels.add(readIdentifier(wanted));
      } else if (unlisten !== undefined && unwanted !== undefined) {
        const left = unwanted === '*' ? [...session.channels] : [readIdentifier(unwanted)];
        for (const channel of left) session.channels.delete(channel);
        const lost = unwanted === '*' ? this.#wantedChannels() : left.filter((name) => this.#isWanted(name));
        for (const channel of lost) this.#execute(`LISTEN ${quoteIdentifier(channel)}`);
      }
    }
  }

  /** @param {string} channel */
  #isWanted(channel) {
    return this.#wantedChannels().has(channel);
  }

  #wantedChannels() {
    return new Set([...this.#sessions.values()].flatMap(({ channels }) => [...channels]));
  }

  /**
   * Code that holds a transaction and waits for a query of its own outside it would wait for ever: after
   * `longestIdleMs` the waiting batches are refused, and after twice that the transaction is rolled back.
   */
  #watchHolder() {
    const idleMs = performance.now() - this.#holderIdleSinceMs;
    const { longestIdleMs } = this.#options;
    if (this.#holder === undefined || idleMs < longestIdleMs) return;
    const refused = this.#waiting;
    this.#waiting = [];
    for (const { session } of refused) {
      this.#refuse(
        session,
        '55P03',
        `the embedded database was held by a transaction that sat idle for ${Math.round(idleMs)} ms`,
        'Inside a transaction use its own client for every query, and release every client you connect.',
      );
    }
    if (idleMs >= 2 * longestIdleMs) {
      this.#holder.rolledBack = true;
      this.#rollBackHolder();
    }
    this.#drain();
  }

  #rollBackHolder() {
    this.#execute('ROLLBACK');
    this.#holder = undefined;
  }

  /**
   * Answers a batch with an error of ours instead of running it.
   *
   * @param {Session} session
   * @param {string} sqlState
   * @param {string} message
   * @param {string} hint
   */
  #refuse(session, sqlState, message, hint) {
    this.#options.answer(session.id, refusal(sqlState, message, hint, this.#holder === session ? 'T' : 'I'));
  }

  /** @param {Session} session */
  #restoreSettings(session) {
    for (const name of SESSION_SETTINGS) {
      const value = session.settings.get(name);
      if (value === undefined || value === this.#settings.get(name)) continue;
      this.#execute(`SELECT set_config('${name}', '${value.replaceAll("'", "''")}', false)`);
    }
  }

  /** @param {string} sql */
  #execute(sql) {
    const reply = readReply(this.#options.execute(query(sql)));
    for (const [name, value] of reply.settings) this.#settings.set(name, value);
    this.#notify(reply.notifications);
  }
}

/** @param {string} written */
function readIdentifier(written) {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase();
}

/** @param {string} name */
function quoteIdentifier(name) {
  return `"${name.replaceAll('"', '""')}"`;
}
