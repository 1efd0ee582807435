import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgnerError } from '../../core/index.ts';

/**
 * One process owns a data folder at a time: two embedded databases on one folder would silently lose committed rows.
 *
 * The lock is a listening socket named after the folder, which the system frees when its process ends, also by kill -9:
 * an abstract socket on Linux, a named pipe on Windows, a socket file elsewhere (a stale one is found by nobody
 * answering, and removed). Its owner tells whoever connects who it is. Two containers that share a folder but not a
 * network namespace do not see each other's lock: give them a PostgreSQL server.
 */
export interface OwnerLock {
  readonly release: () => Promise<void>;
}

/** How long the owner is given to say who it is. */
const ANSWER_MS = 1_000;
const LONGEST_COMMAND = 200;

/** Takes the lock of an existing folder. Throws DATA_FOLDER_IN_USE, naming the owner, when another process has it. */
export async function lockDataFolder(folder: string): Promise<OwnerLock> {
  const address = socketAddress(await realpath(folder));
  const server = (await listen(address)) ?? (await retryWhenStale(address));
  if (server !== null) {
    return { release: () => new Promise((resolve) => server.close(() => resolve())) };
  }
  const owner = await askOwner(address);
  throw new AgnerError(
    'DATA_FOLDER_IN_USE',
    `The data folder ${folder} is in use by ${owner === null ? 'another process, which did not say which' : owner}.`,
    { value: folder },
  );
}

function socketAddress(folder: string): string {
  const name = `agner-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  switch (process.platform) {
    case 'linux':
      return `\0${name}`;
    case 'win32':
      return `\\\\.\\pipe\\${name}`;
    default:
      return join(tmpdir(), `${name}.sock`);
  }
}

/** Null when the address is taken. */
function listen(address: string): Promise<Server | null> {
  const owner = JSON.stringify({
    pid: process.pid,
    command: process.argv.join(' ').slice(0, LONGEST_COMMAND),
    since: new Date().toISOString(),
  });
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(owner);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** Only a socket file outlives its process. */
async function retryWhenStale(address: string): Promise<Server | null> {
  if (process.platform === 'linux' || process.platform === 'win32') return null;
  if ((await askOwner(address)) !== null) return null;
  rmSync(address, { force: true });
  return listen(address);
}

/** Who holds the lock, in words; null when nobody answers. */
function askOwner(address: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(address);
    socket.setEncoding('utf8').setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(describeOwner(answer)));
  });
}

function describeOwner(answer: string): string | null {
  try {
    const { pid, command, since } = JSON.parse(answer) as { pid: number; command: string; since: string };
    return `process ${pid} (${command}) since ${since}`;
  } catch {
    return null;
  }
}
