import { nextUniform, nextWord, type RandomState } from './random-block.ts';

/*
 * The ziggurat of Marsaglia and Tsang ("The ziggurat method for generating random variables", J. Statistical Software 5,
 * 2000): 256 layers of equal area under exp(-x); all but about 1 in 50 draws cost one random word and one product.
 * Layer and position come from different bits of the word, so that they do not depend on each other (Doornik 2005).
 */
const LAYERS = 256;
/** Where the tail begins, and the area of a layer, for 256 layers. */
const TAIL_START = 7.69711747013105;
const LAYER_AREA = 0.003949659822581557;
const POSITION_STEP = 2 ** -24;

const WIDTH = new Float64Array(LAYERS + 1);
WIDTH[0] = LAYER_AREA / Math.exp(-TAIL_START);
WIDTH[1] = TAIL_START;
for (let i = 2; i < LAYERS; i++) {
  WIDTH[i] = -Math.log(LAYER_AREA / WIDTH[i - 1]! + Math.exp(-WIDTH[i - 1]!));
}

/** Fills out[0..count) with exponentials of mean 1. */
export function fillExponential(state: RandomState, out: Float64Array, count: number): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  for (let i = 0; i < count; i++) {
    const word = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    const layer = word & 255;
    const x = ((word >>> 8) + 0.5) * POSITION_STEP * WIDTH[layer]!;
    if (x < WIDTH[layer + 1]!) {
      out[i] = x;
      continue;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
    out[i] = atTheEdge(state, layer, x);
    a = state[0]!;
    b = state[1]!;
    c = state[2]!;
    d = state[3]!;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

/** One exponential of mean 1, from the same numbers in the same way. */
export function nextExponential(state: RandomState): number {
  const word = nextWord(state);
  const layer = word & 255;
  const x = ((word >>> 8) + 0.5) * POSITION_STEP * WIDTH[layer]!;
  return x < WIDTH[layer + 1]! ? x : atTheEdge(state, layer, x);
}

/** The rare point beyond the next layer's width: in the tail, under the curve, or thrown away. */
function atTheEdge(state: RandomState, layer: number, x: number): number {
  if (layer === 0) return TAIL_START + nextExponential(state);
  const floor = Math.exp(-WIDTH[layer]!);
  const height = Math.exp(-WIDTH[layer + 1]!) - floor;
  return floor + nextUniform(state) * height < Math.exp(-x) ? x : nextExponential(state);
}
