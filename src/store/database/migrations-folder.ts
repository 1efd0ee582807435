import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder `migrations` at the package's root: the nearest one above this file, which sits in `src` when run from
 * source and in `dist/src` when built. Null while there is none.
 */
export function findMigrationsFolder(): string | null {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'migrations');
    if (existsSync(join(candidate, 'meta', '_journal.json'))) return candidate;
    const above = dirname(folder);
    if (above === folder) return null;
    folder = above;
  }
}
