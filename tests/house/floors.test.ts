import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * The floors of the house (docs/architecture.md). A room may import rooms on lower floors only; rooms on one floor do
 * not know each other.
 */
const FLOORS: Record<string, number> = {
  'src/core': 1,
  'src/math': 1,
  'src/calendar': 2,
  'src/intake': 2,
  'src/forecast': 3,
  'src/erlang': 3,
  'src/simulation': 3,
  'src/staffing': 4,
  'src/kpi': 5,
  'src/finance': 6,
  'src/report': 7,
  'src/example': 7,
  'src/store': 8,
  'src/usecase/files': 8,
  'src/usecase': 9,
  'src/api': 10,
  'src/cli': 10,
  jobs: 10,
  'src/main': 11,
};
/** Floors up to this one are pure: no database, no files, no clock, no randomness of their own. */
const HIGHEST_PURE_FLOOR = 7;

const root = fileURLToPath(new URL('../..', import.meta.url));

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

function roomOf(file: string): string {
  const [first, second] = file.split('/') as [string, string];
  if (first === 'jobs') return 'jobs';
  if (file.startsWith('src/usecase/files/')) return 'src/usecase/files';
  return second.endsWith('.ts') ? `src/${second.slice(0, -3)}` : `src/${second}`;
}

interface Import {
  readonly from: string;
  readonly to: string;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g;
const files = [...sourceFiles('src'), ...sourceFiles('jobs')];
const packageImports: Import[] = [];
const houseImports: Import[] = [];
for (const file of files) {
  const text = readFileSync(join(root, file), 'utf8');
  for (const match of text.matchAll(IMPORT)) {
    const target = (match[1] ?? match[2] ?? match[3]) as string;
    if (target.startsWith('.')) {
      houseImports.push({ from: file, to: relative(root, join(root, dirname(file), target)) });
    } else {
      packageImports.push({ from: file, to: target });
    }
  }
}

describe('the floors of the house', () => {
  it('finds the files and imports it is to judge', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(houseImports.length).toBeGreaterThan(30);
  });

  it('has a floor for every room', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => FLOORS[room] === undefined)).toEqual([]);
  });

  it('imports downwards only', () => {
    const upward = houseImports.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      return here !== there && (FLOORS[there] ?? Number.POSITIVE_INFINITY) >= (FLOORS[here] ?? 0);
    });
    expect(upward).toEqual([]);
  });

  it("enters another room by its index, and never imports the own room's index", () => {
    const wrong = houseImports.filter(({ from, to }) =>
      roomOf(from) === roomOf(to)
        ? to === `${roomOf(to)}/index.ts` && from !== 'src/main.ts'
        : to !== `${roomOf(to)}/index.ts` && roomOf(to) !== 'src/main',
    );
    expect(wrong).toEqual([]);
  });

  it('has no import cycles', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of houseImports) next.set(from, [...(next.get(from) ?? []), to]);
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const target of next.get(file) ?? []) visit(target, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('keeps the pure floors pure', () => {
    const allowed = new Set(['node:crypto']);
    const nodeImports = packageImports.filter(
      ({ from, to }) =>
        (FLOORS[roomOf(from)] ?? 99) <= HIGHEST_PURE_FLOOR && to.startsWith('node:') && !allowed.has(to),
    );
    const drivers = packageImports.filter(
      ({ from, to }) =>
        (FLOORS[roomOf(from)] ?? 99) <= HIGHEST_PURE_FLOOR &&
        /^(pg|drizzle-orm|bullmq|ioredis|fastify|@electric-sql)/.test(to),
    );
    const clocks = files
      .filter((file) => (FLOORS[roomOf(file)] ?? 99) <= HIGHEST_PURE_FLOOR)
      .filter((file) =>
        /Date\.now\(|Math\.random\(|new Date\(\)|performance\.now\(/.test(withoutComments(file)),
      );
    expect({ nodeImports, drivers, clocks }).toEqual({ nodeImports: [], drivers: [], clocks: [] });
  });
});

describe('the size of files', () => {
  const lines = files
    .filter((file) => !/schema|table/.test(file))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }));

  it('keeps every hand-written file under 400 lines', () => {
    expect(lines.filter((entry) => entry.lines > 400)).toEqual([]);
  });

  it('keeps the median source file under 80 lines', () => {
    const sorted = lines.map((entry) => entry.lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(80);
  });
});

function withoutComments(file: string): string {
  return readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}
