import { Buffer } from 'node:buffer';

/**
 * A whole cluster in one piece of memory: a 4-byte header length, a JSON header (folders, files with their sizes), then the
 * files' bytes. Packed from and unpacked into PGlite's file system; a tar through PGlite's own functions takes 5 times
 * as long.
 *
 * @typedef {object} Header
 * @property {string[]} folders parents before children
 * @property {Array<[path: string, bytes: number]>} files
 *
 * @typedef {object} Source the part of Emscripten's FS that is read
 * @property {(path: string) => string[]} readdir
 * @property {(path: string) => { mode: number }} stat
 * @property {(mode: number) => boolean} isDir
 * @property {(path: string) => Uint8Array} readFile
 *
 * @typedef {object} Target the part of Emscripten's FS that is written
 * @property {(path: string) => void} mkdirTree
 * @property {(path: string, data: Uint8Array, options?: { canOwn?: boolean }) => void} writeFile
 */

/** The file by which PGlite knows a cluster. */
export const CLUSTER_MARK = 'PG_VERSION';

/**
 * @param {Source} fs
 * @param {string} root
 * @param {(path: string) => boolean} keeps whether a file belongs into the snapshot; the path is relative to the root
 * @returns {Uint8Array}
 */
export function packSnapshot(fs, root, keeps) {
  /** @type {Header} */
  const header = { folders: [], files: [] };
  /** @type {Uint8Array[]} */
  const bodies = [];
  /** @param {string} folder */
  const visit = (folder) => {
    for (const name of fs.readdir(`${root}/${folder}`)) {
      if (name === '.' || name === '..') continue;
      const path = folder === '' ? name : `${folder}/${name}`;
      if (fs.isDir(fs.stat(`${root}/${path}`).mode)) {
        header.folders.push(path);
        visit(path);
      } else if (keeps(path)) {
        const body = fs.readFile(`${root}/${path}`);
        header.files.push([path, body.length]);
        bodies.push(body);
      }
    }
  };
  visit('');
  const head = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  const whole = Buffer.concat([length, head, ...bodies]);
  // Never a slice of Buffer's shared pool: the memory is handed to another thread.
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.length);
}

/**
 * @param {Target} fs
 * @param {string} root
 * @param {Uint8Array} snapshot in memory the files live on in it, so it must not be used again
 */
export function unpackSnapshot(fs, root, snapshot) {
  const view = Buffer.from(snapshot.buffer, snapshot.byteOffset, snapshot.length);
  let offset = 4 + view.readUInt32BE(0);
  /** @type {Header} */
  const header = JSON.parse(view.toString('utf8', 4, offset));
  fs.mkdirTree(root);
  for (const folder of header.folders) fs.mkdirTree(`${root}/${folder}`);
  /** @type {Uint8Array | undefined} */
  let version;
  for (const [path, bytes] of header.files) {
    const body = snapshot.subarray(offset, offset + bytes);
    offset += bytes;
    if (path === CLUSTER_MARK) version = body;
    else fs.writeFile(`${root}/${path}`, body, { canOwn: true });
  }
  // Last, so that a folder whose unpacking was interrupted does not pass for a cluster.
  if (version === undefined) throw new Error(`the snapshot has no ${CLUSTER_MARK}`);
  fs.writeFile(`${root}/${CLUSTER_MARK}`, version, { canOwn: true });
}
