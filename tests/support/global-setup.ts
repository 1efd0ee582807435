import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findMigrationsFolder } from '../../src/store/database/migrations-folder.ts';
import { openDatabase } from '../../src/store/database/open.ts';
import { readTemplate, templateName } from '../../src/store/database/template.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Some tests start real processes, which run the built files, and many open an embedded database: build once, and make the
 * template of the database once, before all of them.
 */
export default async function prepareOnce(): Promise<void> {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  const migrations = findMigrationsFolder();
  if (migrations === null || (await readTemplate(await templateName(migrations))) !== null) return;
  const database = await openDatabase({ memory: true });
  await database.close();
}
