import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder of PGlite's built files. */
export const PGLITE_DIST = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));

/** Folder of the installed packages, PGlite among them. */
export const PACKAGES = dirname(dirname(dirname(PGLITE_DIST)));

/** Version of PGlite, which is part of a template's name. */
export function pgliteVersion(): string {
  return JSON.parse(readFileSync(join(dirname(PGLITE_DIST), 'package.json'), 'utf8')).version;
}
