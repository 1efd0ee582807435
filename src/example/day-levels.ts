import { type Random, sampleGamma, sampleNormal } from '../math/index.ts';

/** Day-to-day memory of the slow part of the level. */
const MEMORY = 0.8;
/** Shares of the day variance: the slow part that carries over (half of it common to a client), and the day's own. */
const SLOW_SHARE = 0.6;
const COMMON_SHARE = 0.4;

/** A standard autoregression of order 1 over `count` days: mean 0, variance 1, correlation MEMORY^lag. */
export function slowWave(random: Random, count: number): Float64Array {
  const wave = new Float64Array(count);
  let value = sampleNormal(random);
  for (let i = 0; i < count; i++) {
    wave[i] = value;
    value = MEMORY * value + Math.sqrt(1 - MEMORY * MEMORY) * sampleNormal(random);
  }
  return wave;
}

/**
 * One multiplier a day with mean 1 and the given coefficient of variation. The day's own part is a gamma variable (the
 * busyness factor of the negative multinomial model: Avramidis, Deslauriers and L'Ecuyer, "Modeling daily arrivals to
 * a telephone call center", Management Science 50, 2004), on top of a slow lognormal wave, because real day effects of
 * neighbouring days are correlated (Brown et al., JASA 100, 2005, section 3).
 *
 * @param common the client's own slow wave, shared by its queues.
 */
export function dayLevels(random: Random, variation: number, common: Float64Array): Float64Array {
  const own = slowWave(random, common.length);
  const slowSd = variation * Math.sqrt(SLOW_SHARE);
  const gammaShape = 1 / (variation * variation * (1 - SLOW_SHARE));
  return Float64Array.from(common, (shared, day) => {
    const wave = Math.sqrt(COMMON_SHARE) * shared + Math.sqrt(1 - COMMON_SHARE) * (own[day] as number);
    return Math.exp(slowSd * wave - (slowSd * slowSd) / 2) * sampleGamma(random, gammaShape, 1);
  });
}
