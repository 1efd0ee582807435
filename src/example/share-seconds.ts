import type { Random } from '../math/index.ts';

/** How unevenly colleagues are loaded in one interval. */
const UNEVENNESS = 0.45;

/**
 * Splits whole seconds of work among `people`, unevenly, nobody above `most`.
 *
 * @param total at most people x most. @returns whole seconds that sum to `total`.
 */
export function shareSeconds(random: Random, total: number, people: number, most: number): number[] {
  const weights = Array.from({ length: people }, () => 1 + UNEVENNESS * (2 * random.next() - 1));
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => Math.min(most, Math.floor((total * weight) / sum)));
  let left = total - shares.reduce((a, b) => a + b, 0);
  for (let i = 0; left > 0 && i < people; i++) {
    // What the unlucky caps and the rounding left over goes round, evenly among those with room.
    const room = most - (shares[i] as number);
    const more = Math.min(room, Math.ceil(left / (people - i)));
    shares[i] = (shares[i] as number) + more;
    left -= more;
  }
  for (let i = 0; left > 0 && i < people; i++) {
    const more = Math.min(most - (shares[i] as number), left);
    shares[i] = (shares[i] as number) + more;
    left -= more;
  }
  return shares;
}
