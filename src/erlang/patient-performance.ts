import { impatientCallers } from './callers-in-line.ts';
import { carriedAtOnce } from './carried-at-once.ts';
import { idleQueue } from './idle-queue.ts';
import type { Load } from './load.ts';
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
  const { callers, pAnswered } = impatientCallers(
    { drain: agents, arrivals: erlangs, unitSeconds: ahtSeconds },
    { weight: carriedAtOnce(agents, erlangs), logScale: 0 },
    patienceSeconds,
    withinSeconds,
  );
  // Rounding must not make more than all of them busy.
  const carriedErlangs = Math.min(agents, erlangs * pAnswered);
  // Named one by one: searches evaluate in a hot loop, and spreading an object costs more than the mathematics.
  return {
    agents,
    slots: agents,
    unstable: false,
    pWait: callers.pWait,
    pBlock: 0,
    withinSeconds,
    serviceLevel: callers.serviceLevel,
    asaAnsweredSeconds: callers.asaAnsweredSeconds,
    asaAllSeconds: callers.asaAllSeconds,
    asaVirtualSeconds: callers.asaVirtualSeconds,
    pAbandon: callers.pAbandon,
    carriedErlangs,
    occupancy: carriedErlangs / agents,
    queueLength: callers.queueLength,
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
