/**
 * Reading and writing PostgreSQL's wire messages (protocol 3.0): a type byte, a big-endian length that counts itself, a
 * body. Plain JavaScript because the worker thread imports it and a worker's entry cannot be TypeScript on Node 20.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const HEADER_BYTES = 5;
const PROTOCOL_3 = 3 << 16;

/**
 * @typedef {object} Reply
 * @property {Uint8Array} bytes everything but the notifications
 * @property {Uint8Array[]} notifications NotificationResponse messages, taken out
 * @property {Map<string, string>} settings session settings that the server reported as changed
 * @property {string | undefined} status transaction status of the last ReadyForQuery: I idle, T open, E failed
 * @property {boolean} failed an ErrorResponse is among the messages
 */

/**
 * Takes a server's answer apart.
 *
 * @param {Uint8Array} bytes whole messages
 * @returns {Reply}
 */
export function readReply(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Uint8Array[]} */
  const kept = [];
  /** @type {Uint8Array[]} */
  const notifications = [];
  const settings = new Map();
  let status;
  let failed = false;
  let keptFrom = 0;
  let offset = 0;
  while (offset + HEADER_BYTES <= bytes.length) {
    const end = offset + 1 + view.getUint32(offset + 1);
    switch (bytes[offset]) {
      case 0x41: // A: NotificationResponse
        kept.push(bytes.subarray(keptFrom, offset));
        notifications.push(bytes.slice(offset, end));
        keptFrom = end;
        break;
      case 0x53: {
        // S: ParameterStatus
        const [name, value] = readStrings(bytes, offset + HEADER_BYTES, 2);
        settings.set(name, value);
        break;
      }
      case 0x45: // E: ErrorResponse
        failed = true;
        break;
      case 0x5a: // Z: ReadyForQuery
        status = String.fromCharCode(/** @type {number} */ (bytes[offset + HEADER_BYTES]));
        break;
    }
    offset = end;
  }
  if (keptFrom === 0) return { bytes, notifications, settings, status, failed };
  kept.push(bytes.subarray(keptFrom));
  return { bytes: concatenate(kept), notifications, settings, status, failed };
}

/**
 * The channel of a NotificationResponse message.
 *
 * @param {Uint8Array} message
 * @returns {string}
 */
export function channelOf(message) {
  return /** @type {string} */ (readStrings(message, HEADER_BYTES + 4, 1)[0]);
}

/**
 * The SQL text of the first Query or Parse message, or undefined when there is none or it is longer than `longest`.
 *
 * @param {Uint8Array} batch
 * @param {number} longest bytes
 * @returns {string | undefined}
 */
export function sqlOf(batch, longest) {
  if (batch.length > longest) return undefined;
  if (batch[0] === 0x51) return readStrings(batch, HEADER_BYTES, 1)[0];
  if (batch[0] === 0x50) return readStrings(batch, HEADER_BYTES, 2)[1];
  return undefined;
}

/**
 * The parameters of a StartupMessage (which has no type byte).
 *
 * @param {Uint8Array} message
 * @returns {Map<string, string>}
 */
export function readStartup(message) {
  const parameters = new Map();
  let offset = 8;
  while (offset < message.length && message[offset] !== 0) {
    const [name, value] = readStrings(message, offset, 2);
    parameters.set(name, value);
    offset += encoder.encode(`${name}${value}`).length + 2;
  }
  return parameters;
}

/**
 * A StartupMessage.
 *
 * @param {Record<string, string>} parameters
 * @returns {Uint8Array}
 */
export function startup(parameters) {
  const body = concatenate([
    int32(PROTOCOL_3),
    ...Object.entries(parameters).map(([name, value]) => strings(name, value)),
    new Uint8Array(1),
  ]);
  return concatenate([int32(body.length + 4), body]);
}

/**
 * The greeting a server sends to a client that needs no password.
 *
 * @param {ReadonlyMap<string, string>} settings
 * @param {number} session
 * @returns {Uint8Array}
 */
export function greeting(settings, session) {
  return concatenate([
    frame('R', int32(0)),
    ...[...settings].map(([name, value]) => frame('S', strings(name, value))),
    frame('K', concatenate([int32(session), int32(0)])),
    readyForQuery('I'),
  ]);
}

/**
 * An ErrorResponse followed by ReadyForQuery: what a server answers when it refuses a batch.
 *
 * @param {string} sqlState
 * @param {string} message
 * @param {string} hint
 * @param {'I' | 'T'} status whether the session's transaction is still open
 * @returns {Uint8Array}
 */
export function refusal(sqlState, message, hint, status) {
  const fields = { S: 'ERROR', V: 'ERROR', C: sqlState, M: message, H: hint };
  return concatenate([
    frame(
      'E',
      concatenate([
        ...Object.entries(fields).map(([name, value]) => strings(`${name}${value}`)),
        new Uint8Array(1),
      ]),
    ),
    readyForQuery(status),
  ]);
}

/**
 * A simple Query message.
 *
 * @param {string} sql
 * @returns {Uint8Array}
 */
export function query(sql) {
  return frame('Q', strings(sql));
}

/**
 * The first column of the first row of an answer, as text; undefined when there is no row or the value is NULL.
 *
 * @param {Uint8Array} bytes
 * @returns {string | undefined}
 */
export function firstValue(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  while (offset + HEADER_BYTES <= bytes.length) {
    if (bytes[offset] === 0x44) {
      const length = view.getInt32(offset + HEADER_BYTES + 2);
      const start = offset + HEADER_BYTES + 6;
      return length < 0 ? undefined : decoder.decode(bytes.subarray(start, start + length));
    }
    offset += 1 + view.getUint32(offset + 1);
  }
  return undefined;
}

/**
 * @param {readonly Uint8Array[]} parts
 * @returns {Uint8Array}
 */
export function concatenate(parts) {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** @param {'I' | 'T' | 'E'} status */
function readyForQuery(status) {
  return frame('Z', encoder.encode(status));
}

/**
 * @param {string} type
 * @param {Uint8Array} body
 */
function frame(type, body) {
  return concatenate([encoder.encode(type), int32(body.length + 4), body]);
}

/** @param {number} value */
function int32(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value);
  return bytes;
}

/** @param {string[]} values each is written with its closing zero byte */
function strings(...values) {
  return encoder.encode(values.map((value) => `${value}\0`).join(''));
}

/**
 * @param {Uint8Array} bytes
 * @param {number} from
 * @param {number} count
 * @returns {string[]}
 */
function readStrings(bytes, from, count) {
  const found = [];
  let offset = from;
  while (found.length < count) {
    const end = bytes.indexOf(0, offset);
    found.push(decoder.decode(bytes.subarray(offset, end)));
    offset = end + 1;
  }
  return found;
}
