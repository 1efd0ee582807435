import { AgnerError } from '../core/index.ts';

/**
 * What a queue has to carry. Arrivals are Poisson at a constant rate, `erlangs / ahtSeconds` a second.
 *
 * Models of callers who hang up, retry or find lines busy will read further optional fields here; a model never
 * reads a field it does not name in its doc comment.
 */
export interface Load {
  /** Offered work: contacts per second x mean handle time in seconds. At least 0. */
  readonly erlangs: number;
  /** Mean handle time of one contact, after-contact work included. Above 0. */
  readonly ahtSeconds: number;
}

/** Above this the series would need more than a million terms; no contact centre is near it. */
export const LARGEST_ERLANGS = 1e9;

/**
 * The load of `offered` contacts in an interval: offered x AHT / length, in erlangs, to the 15 digits that surely hold. In
 * doubles 2287.8 x 360 / 3600 is more than 228.78, and an occupancy limit that 228.78 erlangs just keep would ask for one
 * agent too many.
 */
export function offeredLoad(offered: number, ahtSeconds: number, intervalSeconds: number): Load {
  const erlangs = (offered * ahtSeconds) / intervalSeconds;
  return { erlangs: Number(erlangs.toPrecision(SURE_DIGITS)), ahtSeconds };
}

const SURE_DIGITS = 15;

/** Contacts per second. */
export function arrivalsPerSecond(load: Load): number {
  return load.erlangs / load.ahtSeconds;
}

/** @throws AgnerError QUEUE_INPUT_INVALID when a number of the load is missing, negative or not finite. */
export function checkLoad(load: Load): void {
  if (!(load.erlangs >= 0 && load.erlangs <= LARGEST_ERLANGS)) {
    refuse('erlangs', load.erlangs, `0 to ${LARGEST_ERLANGS}`);
  }
  if (!(load.ahtSeconds > 0 && load.ahtSeconds < Number.POSITIVE_INFINITY)) {
    refuse('ahtSeconds', load.ahtSeconds, 'above 0');
  }
}

/** @throws AgnerError QUEUE_INPUT_INVALID when the staff or the threshold is missing, negative or not finite. */
export function checkStaff(agents: number, withinSeconds: number): void {
  if (!(agents >= 0 && agents < Number.POSITIVE_INFINITY)) refuse('agents', agents, 'at least 0');
  if (!(withinSeconds >= 0 && withinSeconds < Number.POSITIVE_INFINITY)) {
    refuse('withinSeconds', withinSeconds, 'at least 0');
  }
}

function refuse(field: string, value: number, range: string): never {
  throw new AgnerError('QUEUE_INPUT_INVALID', `${field} is ${value}; it has to be ${range}.`, {
    field,
    value: String(value),
  });
}
