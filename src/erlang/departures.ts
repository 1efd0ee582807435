import { lessItsLogarithm } from '../math/index.ts';
import type { LimitedLine } from './limited-line.ts';
import { lowerGamma } from './lower-gamma.ts';
import { stirlingRemainder } from './stirling.ts';

/** exp(-700) is still a normal double. */
const DEEPEST = 700;
const RESCALE = 200;
const NEGLIGIBLE = 1e-18;

/**
 * P(at most j departures within the threshold) for j = first, first + 1, ...: from a line served at rate n / AHT whose
 * callers leave it one by one, the number of departures is negative binomial, and Poisson for endless patience. Its
 * probabilities start at exp(-depth) and go on by the factor (rate + (i - 1) leaving) departure / i.
 */
export class Departures {
  /** Of the line as it is, for the wait of a caller who never hangs up. */
  static ofVirtual(line: LimitedLine, first: number, mostSteps: number): Departures | null {
    return Departures.start(line, line.agents, line.agents * line.withinAht, first, mostSteps);
  }

  /** Of a line whose next caller is known to be answered: his own patience counts as one more server of the line. */
  static ofAnswered(line: LimitedLine, first: number, mostSteps: number): Departures | null {
    const rate = line.agents + line.leaving;
    const depth = line.agents * line.withinAht + line.withinPatience;
    return Departures.start(line, rate, depth, first, mostSteps);
  }

  private static start(
    { leaving, withinAht, withinPatience }: LimitedLine,
    rate: number,
    depth: number,
    first: number,
    mostSteps: number,
  ): Departures | null {
    const departure = leaving === 0 ? withinAht : -Math.expm1(-withinPatience) / leaving;
    const departures = new Departures(rate, leaving, departure);
    if (first === 0) departures.fromNone(depth);
    else if (leaving === 0) departures.fromPoisson(depth, first);
    else if (!departures.fromNegativeBinomial(withinPatience, first, mostSteps)) return null;
    return departures;
  }

  readonly #rate: number;
  readonly #leaving: number;
  readonly #departure: number;
  #count = 0;
  #probability = 0;
  #atMost = 0;
  /** The probability is exp(-pending) times what is kept, while that is too small for a double. */
  #pending = 0;

  private constructor(rate: number, leaving: number, departure: number) {
    this.#rate = rate;
    this.#leaving = leaving;
    this.#departure = departure;
  }

  /** The value for the present j, which then becomes the next. */
  atMostNext(): number {
    const now = Math.min(1, this.#atMost);
    this.#count++;
    this.#probability *= ((this.#rate + (this.#count - 1) * this.#leaving) * this.#departure) / this.#count;
    if (this.#pending > 0 && this.#probability > Math.exp(RESCALE)) this.#unwind();
    if (this.#pending === 0) this.#atMost += this.#probability;
    return now;
  }

  #unwind(): void {
    this.#probability *= Math.exp(-RESCALE);
    this.#pending -= RESCALE;
    if (this.#pending > DEEPEST) return;
    this.#probability *= Math.exp(-this.#pending);
    this.#pending = 0;
  }

  private fromNone(depth: number): void {
    this.#pending = depth > DEEPEST ? depth : 0;
    this.#probability = this.#pending > 0 ? 1 : Math.exp(-depth);
    this.#atMost = this.#pending > 0 ? 0 : this.#probability;
  }

  private fromPoisson(mean: number, first: number): void {
    const depth = first * lessItsLogarithm(mean / first - 1);
    if (depth > DEEPEST && mean > first) {
      this.#fromFarBelow(first, depth + stirlingRemainder(first) + Math.log(2 * Math.PI * first) / 2);
      return;
    }
    const { share, density } = lowerGamma(first, mean, mean - first);
    this.#count = first;
    this.#probability = density;
    this.#atMost = 1 - share + density;
  }

  /** So far below what is likely that a double holds 0, though later probabilities rise out of it again. */
  #fromFarBelow(first: number, depth: number): void {
    this.#count = first;
    this.#pending = depth;
    this.#probability = 1;
    this.#atMost = 0;
  }

  /** From the probability of `first` itself, and a tail beside it; false where both are too long. */
  private fromNegativeBinomial(withinPatience: number, first: number, mostSteps: number): boolean {
    this.#count = first;
    const gone = this.#departure * this.#leaving;
    if (gone === 0) {
      this.#atMost = 1;
      return true;
    }
    const x = this.#rate / this.#leaving;
    const still = Math.exp(-withinPatience);
    const mode = (x - 1) * (gone / still);
    const depth = negativeBinomialDepth(x, first, gone, still);
    if (depth > DEEPEST && first < mode) {
      this.#fromFarBelow(first, depth);
      return true;
    }
    const probability = Math.exp(-depth);
    this.#probability = probability;
    const above = first > mode ? tail(probability, x, gone, first, 1, mostSteps) : null;
    const below = above === null ? tail(probability, x, gone, first, -1, mostSteps) : null;
    if (above === null && below === null) return false;
    this.#atMost = above === null ? probability + (below ?? 0) : Math.max(0, 1 - above);
    return true;
  }
}

/** The sum of the probabilities beside that of `first`, upwards or downwards; null when it takes too many steps. */
function tail(
  probability: number,
  x: number,
  gone: number,
  first: number,
  direction: 1 | -1,
  mostSteps: number,
): number | null {
  let term = probability;
  let sum = 0;
  for (let step = 0; step < mostSteps; step++) {
    if (direction < 0 && step === first) return sum;
    const i = direction < 0 ? first - step : first + step + 1;
    const ratio = ((x + i - 1) * gone) / i;
    term *= direction < 0 ? 1 / ratio : ratio;
    sum += term;
    if (term <= sum * NEGLIGIBLE) return sum;
  }
  return null;
}

/** -ln of Gamma(x + j) / (Gamma(x) j!) still^x gone^j, gone + still = 1, by its distance from the most likely split. */
function negativeBinomialDepth(x: number, j: number, gone: number, still: number): number {
  if (still === 0) return Number.POSITIVE_INFINITY;
  const all = x + j;
  const distance = x * lessItsLogarithm((still * all) / x - 1) + j * lessItsLogarithm((gone * all) / j - 1);
  const remainder = stirlingRemainder(all) - stirlingRemainder(x) - stirlingRemainder(j);
  return distance - remainder - Math.log((x / all) * Math.sqrt(all / (2 * Math.PI * x * j)));
}
