import { Departures } from './departures.ts';
import { logarithmLessDigamma } from './digamma.ts';
import type { LimitedLine } from './limited-line.ts';

/**
 * Sums over the states in which all n agents are busy and 0 to places - 1 callers wait (whoever then arrives waits too),
 * in units of the last state's weight scale: state n with nobody waiting weighs `unit`.
 */
export interface LineSums {
  readonly unit: number;
  /** All the states, their callers who are answered, and those who hang up. */
  readonly waiting: number;
  readonly answered: number;
  readonly abandoned: number;
  /** The state with every place taken, whose callers are turned away. */
  readonly full: number;
  /** Waits in handle times: of those who are answered, of all who wait, of a caller who never hangs up. */
  readonly answeredWait: number;
  readonly wait: number;
  readonly virtualWait: number;
  /** Those whose virtual wait is longer than the threshold, and those answered after it. */
  readonly virtualLater: number;
  readonly answeredLater: number;
}

/** Weights are brought down when they pass this, and the unit with them. */
const LARGE = 1e200;
const NEGLIGIBLE = 1e-19;

/**
 * The sums, one state at a time from `first` on, where the states below weigh nothing beside the others; null when more
 * than `mostStates` of them matter. Every term is positive.
 *
 * A caller who finds j waiting is served after j + 1 departures at rates (n + i leaving) / AHT, i = 0 to j. He is answered
 * with probability n / (n + (j + 1) leaving), and waits longer than t if at most j departures happen in it.
 */
export function lineSums(line: LimitedLine, first: number, mostStates: number): LineSums | null {
  const { agents, erlangs, places, leaving } = line;
  const virtual = Departures.ofVirtual(line, first, mostStates);
  const served = Departures.ofAnswered(line, first, mostStates);
  if (virtual === null || served === null) return null;
  let unit = first === 0 ? 1 : 0;
  let weight = 1;
  let waiting = 0;
  let answered = 0;
  let abandoned = 0;
  let answeredWait = 0;
  let wait = 0;
  let virtualWait = 0;
  let virtualLater = 0;
  let answeredLater = 0;
  let turn = turnsUpTo(agents, leaving, first);
  let answeredTurn = turnsUpTo(agents + leaving, leaving, first);
  for (let j = first; j < places; j++) {
    if (j - first === mostStates) return null;
    const rate = agents + (j + 1) * leaving;
    const answeredWeight = (weight * agents) / rate;
    turn += 1 / (agents + j * leaving);
    answeredTurn += 1 / rate;
    waiting += weight;
    answered += answeredWeight;
    abandoned += (weight * (j + 1) * leaving) / rate;
    answeredWait += answeredWeight * answeredTurn;
    wait += (weight * (j + 1)) / rate;
    virtualWait += weight * turn;
    virtualLater += weight * virtual.atMostNext();
    answeredLater += answeredWeight * served.atMostNext();
    const ratio = erlangs / rate;
    weight *= ratio;
    if (weight * (j + 2) < (1 - ratio) * waiting * NEGLIGIBLE) {
      weight = 0;
      break;
    }
    if (weight > LARGE) {
      const down = 1 / LARGE;
      unit *= down;
      weight *= down;
      waiting *= down;
      answered *= down;
      abandoned *= down;
      answeredWait *= down;
      wait *= down;
      virtualWait *= down;
      virtualLater *= down;
      answeredLater *= down;
    }
  }
  return {
    unit,
    waiting,
    answered,
    abandoned,
    full: weight,
    answeredWait,
    wait,
    virtualWait,
    virtualLater,
    answeredLater,
  };
}

/** The sum of 1 / (rate + i leaving) over i = 0 to count - 1. */
function turnsUpTo(rate: number, leaving: number, count: number): number {
  if (count === 0) return 0;
  if (leaving === 0) return count / rate;
  const from = rate / leaving;
  const to = from + count;
  return (Math.log1p(count / from) + logarithmLessDigamma(from) - logarithmLessDigamma(to)) / leaving;
}
