import { AgnerError } from '../core/index.ts';

/** The number of chats held while no slot is full, in units of the probability that every slot is just taken. */
export interface ChatStates {
  /** Sum of the probabilities of the states below full: weight x exp(logScale). */
  readonly weight: number;
  readonly logScale: number;
  /** Mean number of chats held in those states; 0 where there are none. */
  readonly meanHeld: number;
}

/** A term this small beside its sum changes nothing once terms can only fall. */
const NEGLIGIBLE = 1e-22;
/** Sums are scaled back before they overflow. */
const HUGE = 1e250;
/** No chat centre is near it; it bounds every loop. */
export const LARGEST_SLOTS = 1e7;

/**
 * Completions a second of one agent who holds 0, 1, ..., c chats: j / ahtByConcurrency[j - 1].
 *
 * @throws AgnerError QUEUE_INPUT_INVALID when the list is empty or holds a time that is not above 0.
 */
export function completionRates(ahtByConcurrency: readonly number[]): Float64Array {
  const wrong = ahtByConcurrency.findIndex((seconds) => !(seconds > 0 && seconds < Number.POSITIVE_INFINITY));
  if (ahtByConcurrency.length === 0 || wrong >= 0) {
    const value = wrong >= 0 ? String(ahtByConcurrency[wrong]) : '(empty)';
    throw new AgnerError(
      'QUEUE_INPUT_INVALID',
      `ahtByConcurrency${wrong >= 0 ? `[${wrong}]` : ''} is ${value}; it has to hold one handle time above 0 for each number of chats at once.`,
      {
        field: 'ahtByConcurrency',
        value,
        next: 'Give mean handle seconds with 1, 2, ... chats at once, for example 240/300/360.',
      },
    );
  }
  return Float64Array.from([0, ...ahtByConcurrency], (seconds, held) => (held === 0 ? 0 : held / seconds));
}

/**
 * The states 0 to n c - 1 of the chat chain. k chats are spread evenly: k mod n agents hold one more than the others,
 * so the completion rate runs straight between the multiples of n, and the probability of k - 1 is that of k times
 * rate(k) / arrivals. Sums go down from the full state, so that no digit is lost however rare it is, and stop where
 * nothing more can count.
 *
 * @param rates completions a second of one agent by chats held (completionRates). @param arrivals a second, above 0.
 */
export function chatStates(rates: Float64Array, agents: number, arrivals: number): ChatStates {
  const full = agents * (rates.length - 1);
  const whole = statesBelow(rates, agents, arrivals, full);
  if (whole !== null) return whole;
  // Full is so rare that it is 0 in doubles: all weight lies around the peak.
  const peak = peakState(rates, agents, arrivals);
  const below = statesBelow(rates, agents, arrivals, peak) as ChatStates;
  let term = 1;
  let sum = 1 + below.weight;
  let held = below.meanHeld * below.weight + peak;
  for (let chats = peak + 1; chats < full; chats++) {
    term *= arrivals / completions(rates, agents, chats);
    sum += term;
    held += term * chats;
    if (term < sum * NEGLIGIBLE) break;
  }
  return { weight: Number.POSITIVE_INFINITY, logScale: 0, meanHeld: held / sum };
}

/**
 * The sums over the states below `top`, relative to it. null where they overflow and more chats always mean more
 * completions, so that there is one peak to start from; with several peaks the sums are scaled on the way.
 */
function statesBelow(rates: Float64Array, agents: number, arrivals: number, top: number): ChatStates | null {
  let [term, sum, held, logScale] = [1, 0, 0, 0];
  for (let level = Math.ceil(top / agents) - 1; level >= 0; level--) {
    const first = level * agents;
    const base = agents * (rates[level] as number);
    const slope = (rates[level + 1] as number) - (rates[level] as number);
    const onlyFalls = highestRate(rates, level + 1) * agents <= arrivals;
    const falls = slope >= 0 && highestRate(rates, level) * agents <= arrivals;
    for (let chats = Math.min(top, first + agents); chats > first; chats--) {
      const rate = base + (chats - first) * slope;
      term *= rate / arrivals;
      sum += term;
      held += term * (chats - 1);
      if (term < sum * NEGLIGIBLE && (onlyFalls || (falls && rate <= arrivals))) {
        return { weight: sum, logScale, meanHeld: held / sum };
      }
      if (sum > HUGE) {
        if (isRising(rates)) return null;
        term /= HUGE;
        sum /= HUGE;
        held /= HUGE;
        logScale += Math.log(HUGE);
      }
    }
  }
  return { weight: sum, logScale, meanHeld: sum === 0 ? 0 : held / sum };
}

function completions(rates: Float64Array, agents: number, chats: number): number {
  const level = Math.ceil(chats / agents) - 1;
  const [fewer, more] = [rates[level] as number, rates[level + 1] as number];
  return agents * fewer + (chats - level * agents) * (more - fewer);
}

/** The largest state that completes no faster than chats arrive; for rates that rise. */
function peakState(rates: Float64Array, agents: number, arrivals: number): number {
  let level = 0;
  while (level + 2 < rates.length && (rates[level + 1] as number) * agents <= arrivals) level++;
  const [fewer, more] = [rates[level] as number, rates[level + 1] as number];
  const within = more > fewer ? Math.floor((arrivals - agents * fewer) / (more - fewer)) : 0;
  return level * agents + Math.min(agents, Math.max(0, within));
}

function highestRate(rates: Float64Array, upTo: number): number {
  let highest = 0;
  for (let held = 0; held <= upTo; held++) highest = Math.max(highest, rates[held] as number);
  return highest;
}

function isRising(rates: Float64Array): boolean {
  return rates.every((rate, held) => held === 0 || rate >= (rates[held - 1] as number));
}
