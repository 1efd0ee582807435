import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGLITE_DIST } from './pglite-package.ts';

let compiled: Promise<WebAssembly.Module | null> | undefined;

/**
 * PGlite's WebAssembly module, compiled once a process and shared by every embedded database in it: the second one starts
 * with code that is already optimised. Null when the package keeps its module elsewhere, and PGlite then compiles its own.
 */
export function compiledPglite(): Promise<WebAssembly.Module | null> {
  compiled ??= compile().catch(() => null);
  return compiled;
}

async function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(join(PGLITE_DIST, 'pglite.wasm')));
}
