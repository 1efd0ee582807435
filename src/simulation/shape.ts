import {
  fillExponential,
  nextUniform,
  nextWord,
  type Random,
  type RandomState,
  sampleGamma,
  sampleLognormal,
} from '../math/index.ts';

/**
 * How a time varies around its mean: a distribution with mean 1, multiplied by the mean of the interval.
 *
 * - `exponential`   memoryless, coefficient of variation 1
 * - `deterministic` always the mean
 * - `lognormal`     by its coefficient of variation (standard deviation / mean); the usual shape of handle times
 * - `gamma`         by its coefficient of variation
 * - `erlang`        the sum of that many equal exponential phases; coefficient of variation 1 / sqrt(phases)
 * - `empirical`     one of the given values at random, each divided by their mean
 */
export type Shape =
  | { readonly kind: 'exponential' }
  | { readonly kind: 'deterministic' }
  | { readonly kind: 'lognormal'; readonly cv: number }
  | { readonly kind: 'gamma'; readonly cv: number }
  | { readonly kind: 'erlang'; readonly phases: number }
  | { readonly kind: 'empirical'; readonly values: ArrayLike<number> };

export const EXPONENTIAL: Shape = { kind: 'exponential' };

/** Fills out[0..count) with draws of mean 1. A cv of 0 is deterministic. */
export function fillShape(state: RandomState, shape: Shape, out: Float64Array, count: number): void {
  switch (shape.kind) {
    case 'exponential':
      fillExponential(state, out, count);
      return;
    case 'deterministic':
      out.fill(1, 0, count);
      return;
    case 'erlang':
      fillGamma(state, shape.phases, out, count);
      return;
    case 'gamma':
      if (shape.cv === 0) out.fill(1, 0, count);
      else fillGamma(state, 1 / shape.cv ** 2, out, count);
      return;
    case 'lognormal': {
      const random = randomFrom(state);
      for (let i = 0; i < count; i++) out[i] = sampleLognormal(random, 1, shape.cv);
      return;
    }
    case 'empirical': {
      const { values } = shape;
      let sum = 0;
      for (let i = 0; i < values.length; i++) sum += values[i]!;
      const scale = values.length / sum;
      for (let i = 0; i < count; i++) {
        out[i] = values[Math.floor(nextUniform(state) * values.length)]! * scale;
      }
    }
  }
}

/** A gamma factor of mean 1 around which a rate varies; 1 where the coefficient of variation is 0. */
export function drawFactor(state: RandomState, cv: number): number {
  return cv === 0 ? 1 : sampleGamma(randomFrom(state), 1 / cv ** 2, 1);
}

function fillGamma(state: RandomState, shape: number, out: Float64Array, count: number): void {
  const random = randomFrom(state);
  for (let i = 0; i < count; i++) out[i] = sampleGamma(random, shape, 1);
}

/** The block generator under the face that the samplers of src/math take. */
function randomFrom(state: RandomState): Random {
  return { next: () => (nextWord(state) >>> 0) * 2 ** -32 };
}
