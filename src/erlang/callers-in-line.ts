import { lineAfter } from './line-after.ts';
import { meanLineWait } from './mean-line-wait.ts';
import type { Performance } from './performance.ts';
import { waitingLine } from './waiting-line.ts';

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

/** What flows through a line while everybody is busy, per unit of time. */
export interface LineFlow {
  /** Contacts finished in a unit of time, above 0: the agents, where the unit is the handle time. */
  readonly drain: number;
  /** Contacts that arrive in a unit of time, above 0: the erlangs, where the unit is the handle time. */
  readonly arrivals: number;
  readonly unitSeconds: number;
}

/**
 * Probability of the states in which nobody has to wait, in units of the state where all are busy and nobody waits:
 * weight x exp(logScale). For Erlang's chain it is (1 - B)/B.
 */
export interface FreeStates {
  readonly weight: number;
  readonly logScale: number;
}

/**
 * Callers with exponential patience, behind whatever happens while somebody is free: the line of Erlang A, as erlang-a.ts
 * states it; `pAnswered` is 1 - pAbandon, kept apart because it may be tiny. @param patienceSeconds finite, at least 0.
 */
export function impatientCallers(
  flow: LineFlow,
  below: FreeStates,
  patienceSeconds: number,
  withinSeconds: number,
): { readonly callers: CallerMeasures; readonly pAnswered: number } {
  const { drain, arrivals, unitSeconds } = flow;
  const patience = patienceSeconds / unitSeconds;
  const x = drain * patience;
  const y = arrivals * patience;
  const excess = (arrivals - drain) * patience;
  const line = waitingLine(x, y, excess);
  const free =
    below.logScale === 0
      ? below.weight * line.alone
      : below.weight * Math.exp(below.logScale + Math.log(line.alone));
  const pWait = 1 / (1 + free);
  const pAbandon = pWait * line.left;
  // Of all callers, over P(wait); infinite where nobody waits.
  const answered = free + line.served;
  const pAnswered = answered === Number.POSITIVE_INFINITY ? 1 : pWait * answered;
  const after = lineAfter(
    { drain, arrivals, unitSeconds, patienceSeconds, x, y, excess },
    line.alone,
    withinSeconds,
  );
  const answeredLevel =
    withinSeconds === 0 && answered < Number.POSITIVE_INFINITY
      ? free / answered
      : 1 - Math.min(1, (after.answered * (drain / arrivals)) / answered);
  const offered = answeredLevel * pAnswered;
  const waitedLonger = pWait * after.waited;
  const answeredWait = patienceSeconds * meanLineWait(x + 1, y, excess - 1) * line.served;
  const callers = {
    pWait,
    serviceLevel: {
      offered,
      answered: answeredLevel,
      ignoreWithin: offered / (offered + waitedLonger),
      notLate: 1 - waitedLonger,
      virtual: 1 - pWait * after.virtual,
    },
    asaAnsweredSeconds: answeredWait / answered,
    asaAllSeconds: pAbandon * patienceSeconds,
    asaVirtualSeconds: pWait * (unitSeconds / drain + (arrivals / drain) * answeredWait),
    pAbandon,
    queueLength: (pAbandon * patienceSeconds * arrivals) / unitSeconds,
  };
  return { callers, pAnswered };
}

/**
 * Callers who never hang up, behind whatever happens while somebody is free: a wait is exponential with the rate at which
 * the line can catch up, as in Erlang C. @param flow drain above arrivals.
 */
export function patientCallers(flow: LineFlow, below: FreeStates, withinSeconds: number): CallerMeasures {
  const { drain, arrivals, unitSeconds } = flow;
  const spare = drain - arrivals;
  const free = below.weight * Math.exp(below.logScale) * (spare / drain);
  const pWait = 1 / (1 + free);
  const level = 1 - pWait * Math.exp((-spare * withinSeconds) / unitSeconds);
  const asa = (pWait * unitSeconds) / spare;
  return {
    pWait,
    serviceLevel: { offered: level, answered: level, ignoreWithin: level, notLate: level, virtual: level },
    asaAnsweredSeconds: asa,
    asaAllSeconds: asa,
    asaVirtualSeconds: asa,
    pAbandon: 0,
    queueLength: (pWait * arrivals) / spare,
  };
}
