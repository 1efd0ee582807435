import { type Random, sampleGamma, sampleNormal, samplePoisson } from '../math/index.ts';

/** Above this variance a binomial is drawn from its normal limit. */
const LARGEST_EXACT_VARIANCE = 12;

/** How many of `count` fall under `share`: binomial, or its normal limit where that cannot be told apart. */
export function sampleShare(random: Random, count: number, share: number): number {
  if (count === 0 || share <= 0) return 0;
  if (share >= 1) return count;
  if (share > 0.5) return count - sampleShare(random, count, 1 - share);
  const variance = count * share * (1 - share);
  if (variance <= LARGEST_EXACT_VARIANCE) return invertBinomial(random, count, share);
  const drawn = Math.round(count * share + Math.sqrt(variance) * sampleNormal(random));
  return Math.min(count, Math.max(0, drawn));
}

/** Binomial by inversion from 0 upwards: one uniform, about count x share steps. */
function invertBinomial(random: Random, count: number, share: number): number {
  const odds = share / (1 - share);
  let probability = (1 - share) ** count;
  let rest = random.next() - probability;
  let drawn = 0;
  while (rest >= 0 && drawn < count) {
    probability *= (odds * (count - drawn)) / (drawn + 1);
    rest -= probability;
    drawn++;
  }
  return drawn;
}

/** Up to this mean a Poisson count is drawn call by call. */
const LARGEST_SINGLE_CALLS = 24;
/** The part of a large mean that is jumped over at once. */
const JUMP_SHARE = 7 / 8;

/**
 * A Poisson count in about log(mean) steps (Ahrens and Dieter, Computing 12, 1974): the time of the k-th call is a
 * gamma variable; if it falls inside, the rest is a smaller Poisson count, else the calls before it are binomial.
 */
export function sampleCount(random: Random, mean: number): number {
  let count = 0;
  let left = mean;
  while (left > LARGEST_SINGLE_CALLS) {
    const jump = Math.floor(left * JUMP_SHARE);
    const reached = sampleGamma(random, jump, jump);
    if (reached > left) return count + sampleShare(random, jump - 1, left / reached);
    count += jump;
    left -= reached;
  }
  return count + samplePoisson(random, left);
}

/** Whole seconds that `count` waits of the given mean make together, each of them in `[lowest, highest]`. */
export function sampleWaitSum(
  random: Random,
  count: number,
  mean: number,
  lowest: number,
  highest: number,
): number {
  if (count === 0) return 0;
  const excess = Math.max(0, mean - lowest);
  const sum = count * lowest + (excess === 0 ? 0 : sampleGamma(random, count, count * excess));
  return Math.round(Math.min(count * highest, Math.max(count * lowest, sum)));
}
