import { type Random, seededRandom } from '../math/index.ts';

/**
 * An independent random sequence for one purpose. Each queue and each part of the set has its own, so that a change
 * to one part leaves the bytes of the others alone.
 *
 * The label is folded into the seed by FNV-1a (32 bits).
 */
export function stream(seed: number, label: string): Random {
  let hash = 0x811c9dc5 ^ (seed >>> 0);
  for (let i = 0; i < label.length; i++) {
    hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193) >>> 0;
  }
  return seededRandom(hash);
}
