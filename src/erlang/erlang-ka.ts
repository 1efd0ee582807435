import { carriedAtOnce } from './carried-at-once.ts';
import { erlangA } from './erlang-a.ts';
import { erlangK } from './erlang-k.ts';
import { checkAgentsWithinLines, checkLines } from './lines.ts';
import { linesPerformance } from './lines-performance.ts';
import { checkLoad, checkStaff, type Load } from './load.ts';
import { nobodyAnswers } from './nobody-answers.ts';
import { checkPatience, checkPatienceScale } from './patience.ts';
import type { Performance } from './performance.ts';
import type { QueueModel } from './queue-model.ts';
import { sizeByEvaluation } from './size-by-evaluation.ts';

/**
 * Erlang A with a limited number of lines, M/M/n/K+M: a caller who finds all K lines taken is turned away, one who waits
 * hangs up after an exponential patience. Exact; never unstable. C. Palm 1957; the finite line is the truncated
 * birth-death chain (Riordan 1962). lines-performance.ts says whom each measure is about.
 *
 * Endless patience is erlang-k. With patience 0 nobody stays in the line, so that it is erlang-a with patience 0 as long
 * as there is a place in it. Agents are whole and at most the lines.
 *
 * @param lines K, whole, at least 1. @param patienceSeconds mean patience, at least 0 or Infinity.
 * @throws AgnerError QUEUE_INPUT_INVALID for anything else.
 */
export function erlangKA(lines: number, patienceSeconds: number): QueueModel {
  checkLines(lines);
  checkPatience(patienceSeconds);
  if (patienceSeconds === Number.POSITIVE_INFINITY) return { ...erlangK(lines), id: 'erlang-ka' };
  const atOnce = erlangA(0);
  const evaluate = (load: Load, agents: number, withinSeconds: number): Performance => {
    checkLoad(load);
    checkStaff(agents, withinSeconds);
    checkAgentsWithinLines(agents, lines);
    checkPatienceScale(Math.max(load.erlangs, lines), patienceSeconds, load.ahtSeconds);
    if (agents === 0) return nobodyAnswersLines(load, lines, patienceSeconds, withinSeconds);
    if (load.ahtSeconds / patienceSeconds === Number.POSITIVE_INFINITY && agents < lines) {
      return atOnce.evaluate(load, agents, withinSeconds);
    }
    return linesPerformance(load, lines, patienceSeconds, agents, withinSeconds);
  };
  const size: QueueModel['size'] = (load, targets, withinSeconds) =>
    sizeByEvaluation(evaluate, load, targets, withinSeconds, { mostAgents: lines });
  return { id: 'erlang-ka', fractionalAgents: false, evaluate, size };
}

/** Nobody answers and nobody is served: those who get one of the K places wait in it until they hang up. */
function nobodyAnswersLines(
  load: Load,
  lines: number,
  patienceSeconds: number,
  withinSeconds: number,
): Performance {
  const without = nobodyAnswers(load, patienceSeconds, withinSeconds);
  const waiting = without.queueLength ?? 0;
  const carried = carriedAtOnce(lines, waiting);
  const pBlock = 1 / (1 + carried);
  const pAbandon = carried === Number.POSITIVE_INFINITY ? 1 : carried * pBlock;
  return { ...without, pBlock, pAbandon, queueLength: waiting * pAbandon };
}
