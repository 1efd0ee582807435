import { type ExampleData, exampleFiles, generateExample } from '../../example/index.ts';
import { inTenant, listImportFiles, listRuns } from '../../store/index.ts';
import { importFile } from '../import/import-file.ts';
import type { ImportKind } from '../import/import-kinds.ts';
import type { World } from '../world.ts';

/** The example's files in the order in which a contact centre would hand them over, and what they hold. */
export const HISTORY_FILES: readonly ExampleImport[] = [
  { name: 'events.csv', kind: 'events' },
  { name: 'intervals-history.csv', kind: 'intervals' },
  { name: 'intervals-history-15min.csv', kind: 'intervals' },
];
export const ACTUALS_FILES: readonly ExampleImport[] = [
  { name: 'intervals-actuals.csv', kind: 'intervals' },
  { name: 'intervals-actuals-15min.csv', kind: 'intervals' },
  { name: 'legs.csv', kind: 'legs' },
  { name: 'states.csv', kind: 'states' },
  { name: 'agent-days.csv', kind: 'agent-days' },
  { name: 'surveys.csv', kind: 'surveys' },
  { name: 'costs.csv', kind: 'costs' },
];

export interface ExampleImport {
  readonly name: string;
  readonly kind: ImportKind;
}

/** The example, made once when it is first asked for. */
export type LazyExample = () => ExampleData;

/** A second start asks for nothing of it. */
export function lazyExample(): LazyExample {
  let made: ExampleData | null = null;
  return () => {
    made ??= generateExample();
    return made;
  };
}

/** Imports those files that have not been read to their end before. */
export async function importExampleFiles(
  world: World,
  example: LazyExample,
  wanted: readonly ExampleImport[],
): Promise<void> {
  const done = await importedNames(world);
  if (wanted.every(({ name }) => done.has(name))) return;
  const files = new Map(exampleFiles(example()).map((file) => [file.name, file.chunks]));
  for (const [index, { name, kind }] of wanted.entries()) {
    if (done.has(name)) continue;
    world.progress(index / wanted.length, `importing ${name}`);
    const chunks = files.get(name);
    if (chunks === undefined) throw new RangeError(`The example has no file ${name}.`);
    await importFile(world, {
      kind,
      chunks: toAsync(chunks()),
      fileName: name,
      timeZone: null,
      map: {},
      queue: null,
      createQueues: null,
    });
  }
}

async function importedNames(world: World): Promise<ReadonlySet<string>> {
  const { database, scope } = world;
  return inTenant(database, scope.tenantId, async (transaction) => {
    const runs = await listRuns(transaction, scope, { kinds: ['import'], states: ['done'], limit: 1000 });
    const names = new Set<string>();
    for (const run of runs) {
      for (const file of await listImportFiles(transaction, scope, run.id)) names.add(file.fileName);
    }
    return names;
  });
}

async function* toAsync(chunks: Iterable<string>): AsyncGenerator<string> {
  yield* chunks;
}
