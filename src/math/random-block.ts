/**
 * The four words of an sfc32 generator (see random.ts), kept in an array so that whole blocks of numbers are filled
 * without a call per number. Many independent streams are had by seeding with several words.
 */
export type RandomState = Int32Array;

const TWO_POW_MINUS_32 = 2 ** -32;
const STEPS_TO_FORGET_THE_SEED = 12;

export function newRandomState(): RandomState {
  return new Int32Array(4);
}

/**
 * Puts a generator at the start of the stream that the words name, each a whole number from 0 to 2^53. Three hashes of
 * all words fill 96 bits of state, so that millions of streams of one seed do not meet.
 */
export function seedRandomState(state: RandomState, words: readonly number[]): void {
  for (let part = 0; part < 3; part++) {
    let hash = Math.imul(part + 1, 0x9e3779b9);
    for (const word of words) {
      hash = mixed(hash ^ (word | 0));
      hash = mixed((hash + Math.floor(word / 2 ** 32) + 0x632be5ab) | 0);
    }
    state[part] = hash;
  }
  state[3] = 1;
  for (let step = 0; step < STEPS_TO_FORGET_THE_SEED; step++) nextWord(state);
}

/** One 32-bit word, signed. */
export function nextWord(state: RandomState): number {
  const a = state[0]!;
  const b = state[1]!;
  const c = state[2]!;
  const d = state[3]!;
  const word = (a + b + d) | 0;
  state[3] = (d + 1) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + word) | 0;
  return word;
}

/** Uniform on the open interval (0, 1), 32 bits. */
export function nextUniform(state: RandomState): number {
  return ((nextWord(state) >>> 0) + 0.5) * TWO_POW_MINUS_32;
}

/** Fills out[0..count) with uniforms on (0, 1). */
export function fillUniform(state: RandomState, out: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) out[i] = nextUniform(state);
}

function mixed(word: number): number {
  let z = (word + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
