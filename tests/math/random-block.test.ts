import { mean, sampleVariance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import {
  fillExponential,
  fillUniform,
  newRandomState,
  nextExponential,
  seedRandomState,
} from '../../src/math/index.ts';

function stateOf(...words: number[]): Int32Array {
  const state = newRandomState();
  seedRandomState(state, words);
  return state;
}

function exponentials(count: number, ...words: number[]): Float64Array {
  const out = new Float64Array(count);
  fillExponential(stateOf(...words), out, count);
  return out;
}

describe('random blocks', () => {
  it('repeat for the same words and differ for any other, also above 32 bits', () => {
    const draws = (...words: number[]) => Array.from(exponentials(4, ...words));
    expect(draws(1, 2, 3)).toEqual(draws(1, 2, 3));
    const others = [
      [2, 1, 3],
      [1, 2, 4],
      [1 + 2 ** 32, 2, 3],
      [1, 2, 3 + 2 ** 40],
    ];
    for (const words of others) expect(draws(...words)).not.toEqual(draws(1, 2, 3));
  });

  it('give a hundred thousand different streams', () => {
    const seen = new Set<string>();
    for (let stream = 0; stream < 100_000; stream++) seen.add(stateOf(1, stream).join());
    expect(seen.size).toBe(100_000);
  });

  it('are uniform: chi-square over 100 bins inside its 99.99 % range', () => {
    const out = new Float64Array(100_000);
    fillUniform(stateOf(7), out, out.length);
    const counts = new Array<number>(100).fill(0);
    for (const value of out) counts[Math.floor(value * 100)]! += 1;
    const chiSquare = counts.reduce((total, count) => total + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeGreaterThan(50);
    expect(chiSquare).toBeLessThan(160);
  });
});

describe('fillExponential', () => {
  it('is exponential: chi-square over 50 bins of equal probability, tail included', () => {
    const values = exponentials(200_000, 3);
    const counts = new Array<number>(50).fill(0);
    for (const value of values) counts[Math.floor(-Math.expm1(-value) * 50)]! += 1;
    const chiSquare = counts.reduce((total, count) => total + (count - 4000) ** 2 / 4000, 0);
    expect(chiSquare).toBeGreaterThan(20);
    expect(chiSquare).toBeLessThan(95);
  });

  it('has mean and variance 1, and the right share beyond the ziggurat', () => {
    const values = Array.from(exponentials(400_000, 4));
    expect(Math.abs(mean(values) - 1)).toBeLessThan(5 / Math.sqrt(400_000));
    expect(Math.abs(sampleVariance(values) - 1)).toBeLessThan(5 * Math.sqrt(8 / 400_000));
    const tail = values.filter((value) => value > 7.69711747013105).length;
    const expected = 400_000 * Math.exp(-7.69711747013105);
    expect(Math.abs(tail - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it('gives one by one what it gives as a block, in whatever lengths', () => {
    const state = stateOf(5);
    const single = Float64Array.from({ length: 3000 }, () => nextExponential(state));
    expect(exponentials(3000, 5)).toEqual(single);
  });
});
