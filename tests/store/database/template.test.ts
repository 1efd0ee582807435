import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { packSnapshot, unpackSnapshot } from '../../../src/store/database/embedded/snapshot.mjs';
import { readTemplate, templateName, writeTemplate } from '../../../src/store/database/template.ts';

const root = mkdtempSync(join(tmpdir(), 'agner-template-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const bytes = new Uint8Array([0, 1, 2, 255]);

describe('the template cache', () => {
  it('gives back what was kept, whole', async () => {
    const folder = join(root, 'whole', 'new');
    await writeTemplate('a', bytes, folder);
    expect(await readTemplate('a', folder)).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('has nothing for another name or another place', async () => {
    await writeTemplate('a', bytes, join(root, 'named'));
    expect(await readTemplate('b', join(root, 'named'))).toBeNull();
    expect(await readTemplate('a', join(root, 'nowhere'))).toBeNull();
  });

  it('ignores a file that was damaged at any byte, or cut', async () => {
    const folder = join(root, 'damaged');
    await writeTemplate('a', bytes, folder);
    const file = join(folder, 'a');
    const good = readFileSync(file);
    for (let place = 0; place < good.length; place += 1) {
      const bad = Buffer.from(good);
      bad[place] = (bad[place] ?? 0) ^ 1;
      writeFileSync(file, bad);
      expect(await readTemplate('a', folder)).toBeNull();
    }
    writeFileSync(file, good.subarray(0, 20));
    expect(await readTemplate('a', folder)).toBeNull();
  });

  it('does not fail where nothing can be written', async () => {
    writeFileSync(join(root, 'file'), '');
    await writeTemplate('a', bytes, join(root, 'file', 'below'));
    expect(await readTemplate('a', join(root, 'file', 'below'))).toBeNull();
  });

  it('keeps the newest few', async () => {
    const folder = join(root, 'many');
    for (const name of ['a', 'b', 'c', 'd', 'e']) await writeTemplate(name, bytes, folder);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('is named after every migration', async () => {
    const folder = join(root, 'migrations');
    mkdirSync(join(folder, 'meta'), { recursive: true });
    writeFileSync(join(folder, 'meta', '_journal.json'), '{}');
    writeFileSync(join(folder, '0000_a.sql'), 'SELECT 1');
    const names = [await templateName(folder)];
    writeFileSync(join(folder, '0000_a.sql'), 'SELECT 2');
    names.push(await templateName(folder));
    writeFileSync(join(folder, '0001_b.sql'), '');
    names.push(await templateName(folder));
    expect(new Set(names).size).toBe(3);
    expect(await templateName(folder)).toBe(names[2]);
  });
});

describe('a snapshot', () => {
  it('unpacks to what was packed, and ends with the file that marks a cluster', () => {
    const name = fc.stringMatching(/^[a-z0-9_]{1,8}$/);
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.dictionary(name, fc.uint8Array({ maxLength: 300 }), { maxKeys: 4 }), {
          maxKeys: 4,
        }),
        (folders) => {
          const tree = new Map<string, Uint8Array | null>([['/PG_VERSION', new Uint8Array([49, 56])]]);
          for (const [folder, files] of Object.entries(folders)) {
            tree.set(`/${folder}`, null);
            for (const [file, body] of Object.entries(files)) tree.set(`/${folder}/${file}`, body);
          }
          const written: string[] = [];
          const unpacked = new Map<string, Uint8Array | null>();
          unpackSnapshot(
            {
              mkdirTree: (path) => void (path !== '' && unpacked.set(path, null)),
              writeFile: (path, data) => {
                written.push(path);
                unpacked.set(path, data);
              },
            },
            '',
            packSnapshot(readerOf(tree), '', (path) => !path.endsWith('/skipped')),
          );
          expect(new Map([...unpacked].sort())).toEqual(new Map([...tree].sort()));
          expect(written.at(-1)).toBe('/PG_VERSION');
        },
      ),
      { numRuns: 50 },
    );
  });
});

/** A tree of paths (null is a folder) as a file system that can be read. */
function readerOf(tree: ReadonlyMap<string, Uint8Array | null>) {
  return {
    readdir: (folder: string) => {
      const prefix = folder.endsWith('/') ? folder : `${folder}/`;
      const below = [...tree.keys()].filter((path) => path.startsWith(prefix));
      return [
        '.',
        '..',
        ...below.map((path) => path.slice(prefix.length)).filter((name) => !name.includes('/')),
      ];
    },
    stat: (path: string) => ({ mode: tree.get(path) === null ? 1 : 0 }),
    isDir: (mode: number) => mode === 1,
    readFile: (path: string) => tree.get(path) ?? new Uint8Array(),
  };
}
