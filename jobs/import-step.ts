import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AgnerError } from '../src/core/index.ts';
import { IMPORT_KINDS, type ImportKind, importFile, isImportKind } from '../src/usecase/index.ts';
import type { JobHandler } from './handler.ts';
import { jobWorld } from './job-world.ts';

/** Files whose rows were all read are moved here, so that a folder shows what is still to come. */
const DONE_FOLDER = 'done';

/**
 * Imports the files of the inbox: `<kind>.csv` or `<kind>-anything.csv`, such as `intervals-2026-11-24.csv`. A file that
 * cannot be used stays where it is and is reported; the others are read and moved to `done`. Reading a file twice
 * changes nothing, so a job that is killed is simply run again. Without an inbox there is nothing to do.
 *
 * @param inbox a folder, or null.
 */
export function importStep(inbox: string | null): JobHandler {
  return async (context) => {
    if (inbox === null) return { files: 0 };
    await mkdir(join(inbox, DONE_FOLDER), { recursive: true });
    const names = (await readdir(inbox)).filter((name) => name.endsWith('.csv')).sort();
    const refused: string[] = [];
    let rowsKept = 0;
    for (const [index, name] of names.entries()) {
      context.progress(index / names.length, `importing ${name}`);
      try {
        const report = await importFile(jobWorld(context), {
          kind: kindOf(name),
          chunks: createReadStream(join(inbox, name), 'utf8'),
          fileName: name,
          timeZone: null,
          map: {},
          queue: null,
          createQueues: null,
        });
        rowsKept += report.rowsKept;
        await rename(join(inbox, name), join(inbox, DONE_FOLDER, name));
      } catch (error) {
        if (!(error instanceof AgnerError) || error.status >= 500) throw error;
        refused.push(`${name}: ${error.message}`);
      }
    }
    return { files: names.length - refused.length, rowsKept, refused };
  };
}

function kindOf(name: string): ImportKind {
  const stem = basename(name, '.csv');
  const kinds = Object.keys(IMPORT_KINDS).sort((a, b) => b.length - a.length);
  const found = kinds.find((kind) => stem === kind || stem.startsWith(`${kind}-`));
  if (found !== undefined && isImportKind(found)) return found;
  throw new AgnerError('IMPORT_KIND_UNKNOWN', `The name "${name}" does not begin with a kind of import.`, {
    file: name,
    value: name,
    next: `Name the file <kind>.csv or <kind>-….csv; kinds: ${kinds.sort().join(', ')}.`,
  });
}
