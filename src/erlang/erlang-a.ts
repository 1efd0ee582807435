import { erlangC } from './erlang-c.ts';
import { checkLoad, checkStaff, type Load } from './load.ts';
import { checkPatience } from './patience.ts';
import { patientPerformance } from './patient-performance.ts';
import type { Performance } from './performance.ts';
import type { QueueModel, Sizing } from './queue-model.ts';
import { sizeByEvaluation } from './size-by-evaluation.ts';

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
  const evaluate = (load: Load, agents: number, withinSeconds: number): Performance => {
    checkLoad(load);
    checkStaff(agents, withinSeconds);
    return patientPerformance(load, patienceSeconds, agents, withinSeconds);
  };
  const size: QueueModel['size'] = (load, targets, withinSeconds): Sizing =>
    sizeByEvaluation(evaluate, load, targets, withinSeconds);
  return { id: 'erlang-a', fractionalAgents: true, evaluate, size };
}
