import type { Writable } from 'node:stream';

/**
 * Writes progress for people to standard error: a line for each new text, never two of the same, with the seconds since
 * the start, so that a long step shows itself.
 */
export function progressLines(stderr: Writable, now: () => number): (share: number, text: string) => void {
  const startMs = now();
  let last = '';
  return (_share, text) => {
    if (text === last) return;
    last = text;
    stderr.write(`[${((now() - startMs) / 1000).toFixed(1)} s] ${text}\n`);
  };
}
