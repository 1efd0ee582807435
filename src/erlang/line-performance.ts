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
  const late = pWait * waits.late;
  const offered = free + pWait * (waits.served - waits.servedLate);
  const served = free + pWait * waits.served;
  const waitingStill = late * Math.exp(-withinSeconds / patienceSeconds);
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

/** Nobody has to wait: also where nobody arrives. */
export function everyoneAtOnce(): CallerMeasures {
  return {
    pWait: 0,
    pAbandon: 0,
    serviceLevel: { offered: 1, answered: 1, ignoreWithin: 1, notLate: 1, virtual: 1 },
    asaAnsweredSeconds: 0,
    asaAllSeconds: 0,
    asaVirtualSeconds: 0,
    queueLength: 0,
  };
}

/** Nobody is there to answer, so everyone waits and in the end hangs up. */
export function nobodyAnswers(
  arrivals: number,
  patienceSeconds: number,
  withinSeconds: number,
): CallerMeasures {
  return {
    pWait: 1,
    pAbandon: 1,
    serviceLevel: {
      offered: 0,
      answered: 0,
      ignoreWithin: 0,
      notLate: -Math.expm1(-withinSeconds / patienceSeconds),
      virtual: 0,
    },
    asaAnsweredSeconds: null,
    asaAllSeconds: patienceSeconds,
    asaVirtualSeconds: null,
    queueLength: arrivals * patienceSeconds,
  };
}
