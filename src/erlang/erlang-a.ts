import { carriedPerBlocked } from './carried-per-blocked.ts';
import { erlangC } from './erlang-c.ts';
import { idleQueue } from './idle-queue.ts';
import { lineAfter } from './line-after.ts';
import { checkLoad, checkStaff, type Load } from './load.ts';
import { meanLineWait } from './mean-line-wait.ts';
import { nobodyAnswers } from './nobody-answers.ts';
import { checkPatience, checkPatienceScale } from './patience.ts';
import type { Performance } from './performance.ts';
import type { QueueModel, Sizing } from './queue-model.ts';
import { sizeByEvaluation } from './size-by-evaluation.ts';
import { waitingLine } from './waiting-line.ts';

/**
 * Erlang A, M/M/n+M: as Erlang C, but a caller hangs up after an exponential patience. Exact, below and above load; the
 * queue is never unstable. C. Palm, "Research on telephone traffic carried by full availability groups", Tele 1957
 * (written 1946); W. Whitt and S. Zeltyn, A. Mandelbaum, "Call centers with impatient customers: many-server
 * asymptotics of the M/M/n+G queue", Queueing Systems 51, 2005.
 *
 * With q = (1 - B)/B of Erlang B and the line of waiting-line.ts (alone, left, served): P(wait) = 1/(1 + q alone),
 * P(abandon) = P(wait) left, answered = P(wait) (q alone + served), mean wait of all = P(abandon) patience. The five
 * service levels are those of line-after.ts. Every one is a sum or quotient of positive parts.
 *
 * Agents may be fractional: q and the line both continue. Endless patience is Erlang C. Patience 0 is the limit of
 * shorter and shorter patience: whoever finds all busy has left at once, P(abandon) = B.
 *
 * @param patienceSeconds mean patience, at least 0; Infinity for callers who never hang up.
 * @throws AgnerError QUEUE_INPUT_INVALID for anything else.
 */
export function erlangA(patienceSeconds: number): QueueModel {
  checkPatience(patienceSeconds);
  if (patienceSeconds === Number.POSITIVE_INFINITY) return { ...erlangC, id: 'erlang-a' };
  const evaluate = (load: Load, agents: number, withinSeconds: number): Performance =>
    performanceOf(load, patienceSeconds, agents, withinSeconds);
  const size: QueueModel['size'] = (load, targets, withinSeconds): Sizing =>
    sizeByEvaluation(evaluate, load, targets, withinSeconds);
  return { id: 'erlang-a', fractionalAgents: true, evaluate, size };
}

function performanceOf(
  load: Load,
  patienceSeconds: number,
  agents: number,
  withinSeconds: number,
): Performance {
  checkLoad(load);
  checkStaff(agents, withinSeconds);
  const { erlangs, ahtSeconds } = load;
  checkPatienceScale(Math.max(erlangs, agents), patienceSeconds, ahtSeconds);
  if (agents === 0) return nobodyAnswers(load, patienceSeconds, withinSeconds);
  if (erlangs === 0) return idleQueue(agents, withinSeconds);
  const patiencePerAht = patienceSeconds / ahtSeconds;
  const x = agents * patiencePerAht;
  const y = erlangs * patiencePerAht;
  const excess = (erlangs - agents) * patiencePerAht;
  const line = waitingLine(x, y, excess);
  const free = carriedPerBlocked(agents, erlangs) * line.alone;
  const pWait = 1 / (1 + free);
  const pAbandon = pWait * line.left;
  // Of all callers, over P(wait); infinite where nobody waits.
  const answered = free + line.served;
  const pAnswered = answered === Number.POSITIVE_INFINITY ? 1 : pWait * answered;
  const scale = { agents, erlangs, ahtSeconds, patienceSeconds, x, y, excess };
  const after = lineAfter(scale, line.alone, withinSeconds);
  const answeredLevel = 1 - Math.min(1, (after.answered * (agents / erlangs)) / answered);
  const offered = answeredLevel * pAnswered;
  const waitedLonger = pWait * after.waited;
  const answeredWait = patienceSeconds * meanLineWait(x + 1, y, excess - 1) * line.served;
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
