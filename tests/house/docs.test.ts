import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseHoursFile } from '../../src/calendar/index.ts';
import { FILE_COMMANDS, STORE_COMMANDS } from '../../src/cli/index.ts';
import { SERVICE_COMMANDS } from '../../src/main/index.ts';
import { parseTargets } from '../../src/staffing/index.ts';
import { IMPORT_KINDS } from '../../src/usecase/index.ts';

const page = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const block = (text: string, language: string): string =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? '';

describe('docs/formats.md', () => {
  const formats = page('docs/formats.md');

  it('has targets and hours that are read without a fault', () => {
    const { targets, faults } = parseTargets(parse(block(formats, 'yaml')));
    expect(faults).toEqual([]);
    expect(Object.keys(targets.queues)).toEqual(['billing', 'chat', 'mail']);
    expect([...parseHoursFile(JSON.parse(block(formats, 'json'))).keys()]).toEqual(['main']);
  });

  it('has a row for every kind of import', () => {
    const rows = [...formats.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
    expect(rows.sort()).toEqual(Object.keys(IMPORT_KINDS).sort());
  });
});

describe('docs/cli.md', () => {
  it('names every command, and no other', () => {
    const program = new Command();
    for (const command of [...SERVICE_COMMANDS, ...STORE_COMMANDS, ...FILE_COMMANDS]) {
      command.register(program, {} as never, () => undefined);
    }
    const names = program.commands.flatMap((command) =>
      command.commands.length === 0
        ? [command.name()]
        : command.commands.map((child) => `${command.name()} ${child.name()}`),
    );
    const rows = page('docs/cli.md')
      .split('\n')
      .filter((line) => line.startsWith('| `agner'));
    const written = rows.flatMap((row) =>
      [...(row.split(' | ')[0] as string).matchAll(/`agner ([a-z]+(?: [a-z]+(?:-[a-z]+)*)?)/g)].map(
        (match) => match[1] as string,
      ),
    );
    expect(written.sort()).toEqual(names.sort());
  });
});

describe('the glossary', () => {
  it('has a French label and a meaning for every word, each word once', () => {
    const rows = page('docs/glossary.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| Word'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.length).toBeGreaterThan(30);
    for (const [, word, french, meaning] of rows) expect([word, french, meaning].every(Boolean)).toBe(true);
    expect(new Set(rows.map((row) => row[1])).size).toBe(rows.length);
  });
});
