import type { LineWaits } from './impatient-line.ts';
import type { Performance } from './performance.ts';

/** The measures of Performance that say how callers fare. */
export type CallerMeasures = Pick<
  Performance,
  | 'pWait'
  | 'pAbandon'
  | 'serviceLevel'
  | 'asaAnsweredSeconds'
  | 'asaAllSeconds'
  | 'asaVirtualSeconds'
  | 'queueLength'
>;

/**
 * Measures over all callers from those over the callers who wait.
 *
 * @param free P(no wait). @param pWait 1 - free; both are given because one may be tiny.
 * @param patienceSeconds Infinity for endless.
 */
export function lineMeasures(
  free: number,
  pWait: number,
  waits: LineWaits,
  arrivals: number,
  patienceSeconds: number,
  withinSeconds: number,
): CallerMeasures {
  // Rounding must not make more of them late, or fewer, than there are.
  const late = pWait * Math.min(1, waits.late);
  const offered = free + pWait * Math.max(0, waits.served - waits.servedLate);
  const served = free + pWait * waits.served;
  const waitingStill = withinSeconds === 0 ? late : late * Math.exp(-withinSeconds / patienceSeconds);
  const pAbandon = pWait * waits.abandoned;
  const asaAll = Number.isFinite(patienceSeconds) ? pAbandon * patienceSeconds : pWait * waits.meanVirtual;
  return {
    pWait,
    pAbandon,
    serviceLevel: {
      offered,
      answered: served === 0 ? 0 : offered / served,
      ignoreWithin: offered === 0 ? 0 : offered / (offered + waitingStill),
      notLate: 1 - waitingStill,
      virtual: 1 - late,
    },
    asaAnsweredSeconds: served === 0 ? null : (pWait * waits.meanServed) / served,
    asaAllSeconds: asaAll,
    asaVirtualSeconds: pWait * waits.meanVirtual,
    queueLength: arrivals * asaAll,
  };
}
