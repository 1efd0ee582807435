import type { ServiceLevelPolicy } from '../core/index.ts';

/** The policies a queue model can answer; `ignoreShort` needs measured abandons and is a KPI only. */
export type ModelPolicy = Exclude<ServiceLevelPolicy, 'ignoreShort'>;

/** Which callers a mean wait is taken over: the answered, all of them, or a caller who never hangs up. */
export const ASA_DEFINITIONS = ['answered', 'all', 'virtual'] as const;
export type AsaDefinition = (typeof ASA_DEFINITIONS)[number];

/**
 * How a queue behaves in the long run with a given staff. null = the measure does not apply to the model, or has no
 * finite value (see `unstable`). NaN and Infinity never occur.
 */
export interface Performance {
  readonly agents: number;
  /** Contacts that can be handled at once: the agents, unless each of them holds several. */
  readonly slots: number;
  /**
   * The line grows without bound: a model without loss has `agents <= erlangs` (also 0 agents for 0 erlangs, where
   * a caller would wait for ever). Then pWait is 1, every service level 0, and every mean wait and queueLength null.
   */
  readonly unstable: boolean;
  /** Share of arriving callers who wait; null where there is no line to wait in. */
  readonly pWait: number | null;
  /** Share of callers turned away because everything is busy. */
  readonly pBlock: number;
  /** The threshold that `serviceLevel` is taken at. */
  readonly withinSeconds: number;
  /** Share served within the threshold, by each policy (src/core/service-level.ts). */
  readonly serviceLevel: Readonly<Record<ModelPolicy, number>> | null;
  readonly asaAnsweredSeconds: number | null;
  readonly asaAllSeconds: number | null;
  readonly asaVirtualSeconds: number | null;
  /** Share of callers who hang up before an answer; null where nobody can. */
  readonly pAbandon: number | null;
  /** Work that is really handled, in erlangs: what arrives less what is blocked or abandoned. */
  readonly carriedErlangs: number;
  /** carriedErlangs / slots; null with no agents. */
  readonly occupancy: number | null;
  /** Mean number of callers waiting. */
  readonly queueLength: number | null;
  /** Offered work with repeated attempts counted, in erlangs; null where nobody retries. */
  readonly effectiveErlangs: number | null;
  /** Contacts of the second, outbound stream that idle agents make, per second; null without blending. */
  readonly outboundPerSecond: number | null;
}

/** The mean wait by the given definition, or null. */
export function asaSeconds(performance: Performance, of: AsaDefinition): number | null {
  switch (of) {
    case 'answered':
      return performance.asaAnsweredSeconds;
    case 'all':
      return performance.asaAllSeconds;
    case 'virtual':
      return performance.asaVirtualSeconds;
  }
}
