import { AgnerError } from '../core/index.ts';

/** Beyond this many handle times or agents times handle times of patience the states can no longer be counted. */
const LARGEST_PATIENT_STATES = 1e100;

/** @throws AgnerError QUEUE_INPUT_INVALID when the mean patience is missing or negative. */
export function checkPatience(patienceSeconds: number): void {
  if (!(patienceSeconds >= 0)) {
    throw new AgnerError(
      'QUEUE_INPUT_INVALID',
      `patienceSeconds is ${patienceSeconds}; it has to be at least 0, or Infinity for callers who never hang up.`,
      { field: 'patienceSeconds', value: String(patienceSeconds) },
    );
  }
}

/** @throws AgnerError QUEUE_INPUT_INVALID when patience / AHT is no number a contact centre could have. */
export function checkPatienceScale(busiest: number, patienceSeconds: number, ahtSeconds: number): void {
  if (busiest * (patienceSeconds / ahtSeconds) <= LARGEST_PATIENT_STATES) return;
  throw new AgnerError(
    'QUEUE_INPUT_INVALID',
    `patienceSeconds is ${patienceSeconds}, too many handle times of ${ahtSeconds} s to count callers in.`,
    {
      field: 'patienceSeconds',
      value: String(patienceSeconds),
      next: 'Give Infinity for callers who never hang up.',
    },
  );
}
