import { type Fault, fault, nearestKey, quoteValue } from '../core/index.ts';

/** Another name of a column, and what its numbers are multiplied by to be in our unit. */
export interface Synonym {
  readonly name: string;
  readonly factor: number;
}

/** One column of a table that Agner reads. Case, spaces and punctuation of names do not matter. */
export interface ColumnSpec {
  readonly name: string;
  readonly synonyms?: readonly (string | Synonym)[];
}

/** Where each known column sits in a file. */
export interface ColumnPlan {
  readonly positions: Readonly<Record<string, number>>;
  readonly factors: Readonly<Record<string, number>>;
  /** The header's own name of each known column. */
  readonly headers: Readonly<Record<string, string>>;
  /** Columns of the file that are not used. */
  readonly unknown: readonly string[];
}

interface KnownName {
  readonly column: string;
  readonly factor: number;
  readonly own: boolean;
}

/**
 * Finds the known columns in a header. What the user mapped comes first, then our own names, then synonyms; two
 * synonyms of one column in one file are refused, because choosing would be silent.
 *
 * @param required alternatives that must be there: each inner list needs one of its columns.
 * @param map `theirs -> ours`, as the user wrote it; ours may be any accepted name.
 */
export function planColumns(
  header: readonly string[],
  columns: readonly ColumnSpec[],
  required: readonly (readonly string[])[],
  map: Readonly<Record<string, string>>,
): ColumnPlan | Fault {
  const known = knownNames(columns);
  const mapped = mappedColumns(header, known, map);
  if (!(mapped instanceof Map)) return mapped;
  const positions: Record<string, number> = {};
  const factors: Record<string, number> = {};
  const take = (position: number, found: KnownName): Fault | null => {
    const taken = positions[found.column];
    if (taken !== undefined) return twice(header[taken] ?? '', header[position] ?? '', found.column);
    positions[found.column] = position;
    factors[found.column] = found.factor;
    return null;
  };
  const used = new Set<number>();
  const passes: readonly ((position: number) => KnownName | undefined)[] = [
    (position) => mapped.get(position),
    (position) => ownName(known, header[position] ?? ''),
    (position) => known.get(columnKey(header[position] ?? '')),
  ];
  for (const [rank, find] of passes.entries()) {
    const settled = new Set(Object.keys(positions));
    for (const position of header.keys()) {
      const found = used.has(position) ? undefined : find(position);
      if (found === undefined || (rank > 0 && settled.has(found.column))) continue;
      const problem = take(position, found);
      if (problem !== null) return problem;
      used.add(position);
    }
  }
  const lacking = required.find((names) => names.every((name) => positions[name] === undefined));
  if (lacking !== undefined) return missing(lacking, columns, header);
  return {
    positions,
    factors,
    headers: Object.fromEntries(Object.entries(positions).map(([name, at]) => [name, header[at] ?? ''])),
    unknown: header.filter((name, position) => !used.has(position) && name.trim() !== ''),
  };
}

/** Names compare without case, accents, spaces and punctuation; `%` and `#` stay apart from the plain count. */
export function columnKey(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll('%', 'percent')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function knownNames(columns: readonly ColumnSpec[]): Map<string, KnownName> {
  const known = new Map<string, KnownName>();
  for (const { name, synonyms = [] } of columns) {
    known.set(columnKey(name), { column: name, factor: 1, own: true });
    for (const synonym of synonyms) {
      const { name: other, factor } = typeof synonym === 'string' ? { name: synonym, factor: 1 } : synonym;
      if (!known.has(columnKey(other))) known.set(columnKey(other), { column: name, factor, own: false });
    }
  }
  return known;
}

function ownName(known: ReadonlyMap<string, KnownName>, name: string): KnownName | undefined {
  const found = known.get(columnKey(name));
  return found?.own === true ? found : undefined;
}

function mappedColumns(
  header: readonly string[],
  known: ReadonlyMap<string, KnownName>,
  map: Readonly<Record<string, string>>,
): Map<number, KnownName> | Fault {
  const mapped = new Map<number, KnownName>();
  for (const [theirs, ours] of Object.entries(map)) {
    const position = header.findIndex((name) => columnKey(name) === columnKey(theirs));
    const target = known.get(columnKey(ours));
    if (position < 0) return unknownColumn(`The file has no column "${quoteValue(theirs)}".`, theirs, header);
    if (target === undefined) {
      const names = [...known.values()].filter((entry) => entry.own).map((entry) => entry.column);
      return unknownColumn(`Agner has no column "${quoteValue(ours)}" to map to.`, ours, names);
    }
    mapped.set(position, target);
  }
  return mapped;
}

function unknownColumn(message: string, written: string, known: readonly string[]): Fault {
  const near = nearestKey(written, known);
  const hint = near === null ? `Known: ${quoteValue(known.join(', '))}.` : `Did you mean "${near}"?`;
  return fault('COLUMN_UNKNOWN', `${message} ${hint}`, { column: written, value: written });
}

function twice(first: string, second: string, column: string): Fault {
  if (columnKey(first) === columnKey(second)) {
    return fault('COLUMN_TWICE', `The file has the column "${quoteValue(second)}" twice.`, {
      column,
      value: second,
      // Names that compare alike cannot be told apart by a map.
      next: 'Rename or remove one of the two columns in the file.',
    });
  }
  return fault(
    'COLUMN_TWICE',
    `The columns "${quoteValue(first)}" and "${quoteValue(second)}" both mean ${column}.`,
    { column, value: second, next: `Map the one that counts: "${quoteValue(first)}=${column}".` },
  );
}

function missing(names: readonly string[], columns: readonly ColumnSpec[], header: readonly string[]): Fault {
  const name = names[0] as string;
  const accepted = columns
    .filter((column) => names.includes(column.name))
    .flatMap((column) => [
      column.name,
      ...(column.synonyms ?? []).map((s) => (typeof s === 'string' ? s : s.name)),
    ]);
  return fault(
    'COLUMN_MISSING',
    `The file has no column ${names.join(' or ')}; its columns are ${quoteValue(header.join(', '))}.`,
    { column: name, next: `Name a column one of: ${accepted.join(', ')}; or map yours: "yours=${name}".` },
  );
}
