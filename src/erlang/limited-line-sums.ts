import { AgnerError } from '../core/index.ts';
import type { LimitedLine } from './limited-line.ts';
import { type LineSums, lineSums } from './line-sums.ts';

/** Some 5 milliseconds. Only a line longer than this, at a load within 1 / 10,000 of the agents, has as many. */
const MOST_STATES = 200_000;
/** States that weigh less than this beside the heaviest do not matter, whatever the agents. */
const NEGLIGIBLE = 1e-30;
/** Below this the states are soon counted; beyond it a limit this deep in the tail, exp(-80), counts as none. */
const FAR_PLACES = 5000;
const FAR_DEPTH = 80;

/**
 * The sums of line-sums.ts over the states that matter: from the heaviest one down to where they vanish, and from there
 * up.
 *
 * @throws AgnerError QUEUE_INPUT_INVALID when more than 200,000 waiting callers have to be told apart.
 */
export function limitedLineSums(line: LimitedLine): LineSums {
  const sums = lineSums(line, firstState(line), MOST_STATES);
  if (sums !== null) return sums;
  throw new AgnerError(
    'QUEUE_INPUT_INVALID',
    `${line.places} waiting places at a load of ${line.erlangs} erlangs for ${line.agents} agents are too many to count.`,
    { field: 'lines', value: String(line.places), next: 'Use erlang-c or erlang-a, which have no limit.' },
  );
}

function firstState({ agents, erlangs, places, leaving }: LimitedLine): number {
  if (erlangs <= agents || places === 0) return 0;
  // Weights rise as long as arrivals outnumber departures.
  let state = Math.min(places - 1, Math.floor((erlangs - agents) / leaving));
  let weight = 1;
  for (let step = 0; step < MOST_STATES && state > 0 && weight > NEGLIGIBLE; step++) {
    weight *= (agents + state * leaving) / erlangs;
    state--;
  }
  return state;
}

/** Is the limit so far away that the line without limit has the same measures to the last digit? */
export function limitIsOutOfReach({ agents, erlangs, places, leaving }: LimitedLine): boolean {
  if (places < FAR_PLACES) return false;
  if (leaving === 0) return places * Math.log(erlangs / agents) < -FAR_DEPTH;
  const beyond = places - Math.max(0, (erlangs - agents) / leaving);
  return beyond > 0 && (beyond * beyond) / (2 * (agents / leaving + places)) > FAR_DEPTH;
}
