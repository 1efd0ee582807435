/**
 * A seeded source of uniform numbers: same seed, same sequence, on every machine.
 * Randomness is an argument everywhere below the line; nothing there calls Math.random().
 */
export interface Random {
  /** Uniform on [0, 1) with 32 random bits. */
  next(): number;
}

const TWO_POW_MINUS_32 = 2 ** -32;

/**
 * sfc32 (Doty-Humphrey, "Small Fast Counting"), seeded through splitmix32 so that neighbouring seeds give unrelated
 * sequences. Passes PractRand to 2^45 bytes by its author's report; not for cryptography.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const mix = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = mix();
  let b = mix();
  let c = mix();
  let counter = 1;
  return {
    next(): number {
      const sum = (a + b + counter) >>> 0;
      counter = (counter + 1) >>> 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) >>> 0;
      c = ((c << 21) | (c >>> 11)) >>> 0;
      c = (c + sum) >>> 0;
      return sum * TWO_POW_MINUS_32;
    },
  };
}
