import type { Performance } from './performance.ts';

/** Nobody arrives: whoever did would be answered at once. @param agents above 0. */
export function idleQueue(agents: number, withinSeconds: number): Performance {
  return {
    agents,
    slots: agents,
    unstable: false,
    pWait: 0,
    pBlock: 0,
    withinSeconds,
    serviceLevel: { offered: 1, answered: 1, ignoreWithin: 1, notLate: 1, virtual: 1 },
    asaAnsweredSeconds: 0,
    asaAllSeconds: 0,
    asaVirtualSeconds: 0,
    pAbandon: 0,
    carriedErlangs: 0,
    occupancy: 0,
    queueLength: 0,
    effectiveErlangs: null,
    outboundPerSecond: null,
  };
}
