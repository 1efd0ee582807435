#!/usr/bin/env node
// Lists the benchmarks, or runs some: node benchmarks/run.mjs [name…]   (after npm run build)
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./', import.meta.url);
const known = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/bench.mjs`, folder)))
  .map((entry) => entry.name)
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));

if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}.\n`);
  process.exitCode = 2;
} else if (wanted.length === 0) {
  for (const name of known) process.stdout.write(`${name.padEnd(16)}${claimOf(name)}\n`);
  process.stdout.write('\nRun one or several with: npm run bench -- NAME…\n');
} else {
  // One after the other: two at once would measure each other.
  for (const name of wanted) {
    process.stdout.write(`== ${name}\n`);
    const { status } = spawnSync(process.execPath, [new URL(`${name}/bench.mjs`, folder).pathname], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}

/**
 * The first line of a benchmark's README that is no heading.
 * @param {string} name
 */
function claimOf(name) {
  const readme = new URL(`${name}/README.md`, folder);
  if (!existsSync(readme)) return '';
  const lines = readFileSync(readme, 'utf8').split('\n');
  return lines.find((line) => line !== '' && !line.startsWith('#')) ?? '';
}
