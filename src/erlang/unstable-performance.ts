import type { Performance } from './performance.ts';

/** A line without loss that can never catch up: everyone waits, without end. */
export function unstablePerformance(agents: number, slots: number, withinSeconds: number): Performance {
  return {
    agents,
    slots,
    unstable: true,
    pWait: 1,
    pBlock: 0,
    withinSeconds,
    serviceLevel: { offered: 0, answered: 0, ignoreWithin: 0, notLate: 0, virtual: 0 },
    asaAnsweredSeconds: null,
    asaAllSeconds: null,
    asaVirtualSeconds: null,
    pAbandon: 0,
    carriedErlangs: slots,
    occupancy: slots === 0 ? null : 1,
    queueLength: null,
    effectiveErlangs: null,
    outboundPerSecond: null,
  };
}
