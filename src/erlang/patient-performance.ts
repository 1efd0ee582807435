import { carriedAtOnce } from './carried-at-once.ts';
import { idleQueue } from './idle-queue.ts';
import { lineAfter } from './line-after.ts';
import type { Load } from './load.ts';
import { meanLineWait } from './mean-line-wait.ts';
import { nobodyAnswers } from './nobody-answers.ts';
import { checkPatienceScale } from './patience.ts';
import type { Performance } from './performance.ts';
import { waitingLine } from './waiting-line.ts';

/** The measures of Erlang A as erlang-a.ts states them. @param patienceSeconds finite, at least 0. */
export function patientPerformance(
  load: Load,
  patienceSeconds: number,
  agents: number,
  withinSeconds: number,
): Performance {
  const { erlangs, ahtSeconds } = load;
  checkPatienceScale(Math.max(erlangs, agents), patienceSeconds, ahtSeconds);
  if (agents === 0) return nobodyAnswers(load, patienceSeconds, withinSeconds);
  if (erlangs === 0) return idleQueue(agents, withinSeconds);
  const patiencePerAht = patienceSeconds / ahtSeconds;
  const x = agents * patiencePerAht;
  const y = erlangs * patiencePerAht;
  const excess = (erlangs - agents) * patiencePerAht;
  const line = waitingLine(x, y, excess);
  const free = carriedAtOnce(agents, erlangs) * line.alone;
  const pWait = 1 / (1 + free);
  const pAbandon = pWait * line.left;
  // Of all callers, over P(wait); infinite where nobody waits.
  const answered = free + line.served;
  const pAnswered = answered === Number.POSITIVE_INFINITY ? 1 : pWait * answered;
  const scale = { agents, erlangs, ahtSeconds, patienceSeconds, x, y, excess };
  const after = lineAfter(scale, line.alone, withinSeconds);
  const answeredLevel =
    withinSeconds === 0 && answered < Number.POSITIVE_INFINITY
      ? free / answered
      : 1 - Math.min(1, (after.answered * (agents / erlangs)) / answered);
  const offered = answeredLevel * pAnswered;
  const waitedLonger = pWait * after.waited;
  const answeredWait = patienceSeconds * meanLineWait(x + 1, y, excess - 1) * line.served;
  // Rounding must not make more than all of them busy.
  const carriedErlangs = Math.min(agents, erlangs * pAnswered);
  return {
    agents,
    slots: agents,
    unstable: false,
    pWait,
    pBlock: 0,
    withinSeconds,
    serviceLevel: {
      offered,
      answered: answeredLevel,
      ignoreWithin: offered / (offered + waitedLonger),
      notLate: 1 - waitedLonger,
      virtual: 1 - pWait * after.virtual,
    },
    asaAnsweredSeconds: answeredWait / answered,
    asaAllSeconds: pAbandon * patienceSeconds,
    asaVirtualSeconds: pWait * (ahtSeconds / agents + (erlangs / agents) * answeredWait),
    pAbandon,
    carriedErlangs,
    occupancy: carriedErlangs / agents,
    queueLength: (pAbandon * patienceSeconds * erlangs) / ahtSeconds,
    effectiveErlangs: null,
    outboundPerSecond: null,
  };
}

/**
 * P(abandon) alone, for searches over the load. @param patienceSeconds finite, at least 0. @param agents above 0.
 */
export function abandonedShare(load: Load, patienceSeconds: number, agents: number): number {
  const { erlangs, ahtSeconds } = load;
  const patiencePerAht = patienceSeconds / ahtSeconds;
  const line = waitingLine(
    agents * patiencePerAht,
    erlangs * patiencePerAht,
    (erlangs - agents) * patiencePerAht,
  );
  return line.left / (1 + carriedAtOnce(agents, erlangs) * line.alone);
}
