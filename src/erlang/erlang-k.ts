import { checkAgentsWithinLines, checkLines } from './lines.ts';
import { linesPerformance } from './lines-performance.ts';
import { checkLoad, checkStaff, type Load } from './load.ts';
import type { Performance } from './performance.ts';
import type { QueueModel } from './queue-model.ts';
import { sizeByEvaluation } from './size-by-evaluation.ts';

/**
 * Erlang C with a limited number of lines, M/M/n/K: a caller who finds all K lines taken is turned away; nobody hangs up.
 * Never unstable. The truncated birth-death chain of A. K. Erlang 1917 (J. Riordan, Stochastic Service Systems, 1962).
 * lines-performance.ts says whom each measure is about.
 *
 * With lines = agents it is Erlang B. Without agents every line is taken for ever: P(block) is 1 and the waits have no
 * value. Agents are whole and at most the lines.
 *
 * @param lines K, whole, at least 1. @throws AgnerError QUEUE_INPUT_INVALID for anything else.
 */
export function erlangK(lines: number): QueueModel {
  checkLines(lines);
  const evaluate = (load: Load, agents: number, withinSeconds: number): Performance => {
    checkLoad(load);
    checkStaff(agents, withinSeconds);
    checkAgentsWithinLines(agents, lines);
    return agents === 0
      ? nobodyLetIn(withinSeconds)
      : linesPerformance(load, lines, Number.POSITIVE_INFINITY, agents, withinSeconds);
  };
  const size: QueueModel['size'] = (load, targets, withinSeconds) =>
    sizeByEvaluation(evaluate, load, targets, withinSeconds, { mostAgents: lines });
  return { id: 'erlang-k', fractionalAgents: false, evaluate, size };
}

function nobodyLetIn(withinSeconds: number): Performance {
  return {
    agents: 0,
    slots: 0,
    unstable: false,
    pWait: 1,
    pBlock: 1,
    withinSeconds,
    serviceLevel: { offered: 0, answered: 0, ignoreWithin: 0, notLate: 0, virtual: 0 },
    asaAnsweredSeconds: null,
    asaAllSeconds: null,
    asaVirtualSeconds: null,
    pAbandon: 0,
    carriedErlangs: 0,
    occupancy: null,
    queueLength: null,
    effectiveErlangs: null,
    outboundPerSecond: null,
  };
}
