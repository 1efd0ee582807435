import type { ErrorRow } from './row.ts';

/** Errors of the simulation room. */
export const simulationErrors = {
  SIMULATION_INPUT_INVALID: {
    status: 422,
    title: 'A centre to be simulated was described by something that cannot be',
    next: 'Correct the named field; docs/simulation.md lists what each one may hold.',
  },
  SIMULATION_PARTS_MISMATCH: {
    status: 422,
    title: 'Parts of a simulation do not join into one run',
    next: 'Give the parts in ascending order of replication, without a gap, all of one scenario.',
  },
} as const satisfies Record<string, ErrorRow>;
