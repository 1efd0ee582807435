import type { Load } from './load.ts';
import type { Performance } from './performance.ts';

/**
 * Callers with patience and no agents at all: each of them waits as long as he is ready to, and hangs up. Nobody is
 * answered, so the waits of the answered and of a caller who never hangs up have no value.
 */
export function nobodyAnswers(load: Load, patienceSeconds: number, withinSeconds: number): Performance {
  const still = withinSeconds === 0 ? 1 : Math.exp(-withinSeconds / patienceSeconds);
  return {
    agents: 0,
    slots: 0,
    unstable: false,
    pWait: 1,
    pBlock: 0,
    withinSeconds,
    serviceLevel: { offered: 0, answered: 0, ignoreWithin: 0, notLate: 1 - still, virtual: 0 },
    asaAnsweredSeconds: null,
    asaAllSeconds: patienceSeconds,
    asaVirtualSeconds: null,
    pAbandon: 1,
    carriedErlangs: 0,
    occupancy: null,
    queueLength: (patienceSeconds * load.erlangs) / load.ahtSeconds,
    effectiveErlangs: null,
    outboundPerSecond: null,
  };
}
