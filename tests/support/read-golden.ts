import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Rows of a golden CSV without quoted cells, as records of text. @param path below tests/golden. */
export function readGoldenCsv(path: string): Record<string, string>[] {
  const text = readFileSync(fileURLToPath(new URL(`../golden/${path}`, import.meta.url)), 'utf8');
  const [header = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}
