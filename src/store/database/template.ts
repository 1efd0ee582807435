import { createHash, randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PACKAGES, pgliteVersion } from './embedded/pglite-package.ts';

/**
 * The cache of migrated, empty clusters from which a new embedded database starts in a third of the time that making
 * one takes. A file is one snapshot behind its SHA-256; its name holds the version of PGlite and the hash of the
 * migrations, so a stale one is never read.
 */

const HASH_BYTES = 32;
/** Older templates than this many are removed when one is written. */
const KEPT_TEMPLATES = 3;
/** Raise when snapshots are made in another way. */
const FORMAT = 1;

/** Name of the template for these migrations. */
export async function templateName(migrationsFolder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
  for (const file of [...names, join('meta', '_journal.json')]) {
    hash.update(`${file}\0`).update(await readFile(join(migrationsFolder, file)));
  }
  return `template-${FORMAT}-${pgliteVersion()}-${hash.digest('hex').slice(0, 16)}`;
}

/** The template's snapshot; null when there is none or it is damaged. */
export async function readTemplate(name: string, folder = cacheFolder()): Promise<Uint8Array | null> {
  try {
    const file = await readFile(join(folder, name));
    const body = file.subarray(HASH_BYTES);
    return sha256(body).equals(file.subarray(0, HASH_BYTES)) ? new Uint8Array(body) : null;
  } catch {
    return null;
  }
}

/** Keeps a snapshot. Never fails: without a template the next start is slower, and that is all. */
export async function writeTemplate(
  name: string,
  snapshot: Uint8Array,
  folder = cacheFolder(),
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const temporary = join(folder, `${randomUUID()}.tmp`);
    await writeFile(temporary, Buffer.concat([sha256(snapshot), snapshot]));
    await rename(temporary, join(folder, name));
    await removeOldest(folder);
  } catch {
    // A read-only or full disk.
  }
}

async function removeOldest(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, ms: (await stat(join(folder, name))).mtimeMs })),
  );
  files.sort((a, b) => b.ms - a.ms);
  for (const { name } of files.slice(KEPT_TEMPLATES)) await rm(join(folder, name), { force: true });
}

/** `node_modules/.cache/agner` of the packages in use, or the user's own cache when that cannot be written. */
function cacheFolder(): string {
  try {
    accessSync(PACKAGES, constants.W_OK);
    return join(PACKAGES, '.cache', 'agner');
  } catch {
    return join(homedir(), '.cache', 'agner');
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
