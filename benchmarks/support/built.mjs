/** The package's root, and its built modules by path under dist. */
export const ROOT = new URL('../../', import.meta.url);
export const MAIN = new URL('dist/src/main.js', ROOT).pathname;

/** @param {string} path such as src/store/index.js */
export function built(path) {
  return import(new URL(`dist/${path}`, ROOT).href);
}
