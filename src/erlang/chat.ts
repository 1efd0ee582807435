import { impatientCallers, patientCallers } from './callers-in-line.ts';
import { chatStates, completionRates, LARGEST_SLOTS } from './chat-states.ts';
import { checkWholeAgents, refuseParameter } from './check-parameter.ts';
import { idleQueue } from './idle-queue.ts';
import { arrivalsPerSecond, checkLoad, checkStaff, type Load } from './load.ts';
import { nobodyAnswers } from './nobody-answers.ts';
import { checkPatience, checkPatienceScale } from './patience.ts';
import type { Performance } from './performance.ts';
import type { QueueModel, Sizing } from './queue-model.ts';
import { sizeByEvaluation } from './size-by-evaluation.ts';
import type { SizingTargets } from './sizing-targets.ts';
import { unstablePerformance } from './unstable-performance.ts';

export interface ChatParameters {
  /** Mean handle seconds of a chat while its agent holds 1, 2, ..., c chats. */
  readonly ahtByConcurrency: readonly number[];
  /** Mean patience of those who wait, at least 0; Infinity (the default) for endless. 0: whoever finds no slot is gone. */
  readonly patienceSeconds?: number | undefined;
}

/**
 * Agents who hold up to c chats each: the exact birth-death chain of the number of chats, which are always spread
 * evenly over the agents. An agent with j chats completes j / ahtByConcurrency[j - 1] a second; when all n c slots are
 * taken chats wait in order of arrival, with exponential patience or without end.
 *
 * Arrivals are load.erlangs / load.ahtSeconds a second; nothing else of the load is used. `slots` are n c,
 * `carriedErlangs` the mean number of slots in use and `occupancy` their share: how long a chat takes depends on how
 * many others its agent holds, so carried work is not offered work. Agents are whole.
 *
 * Without patience the queue is unstable when chats arrive at least as fast as full agents complete them. More agents
 * are taken to help, which holds as long as a chat takes no less time beside others than alone.
 *
 * Sources: the chain by detailed balance; Tezcan and Zhang, "Routing and staffing in customer service chat systems
 * with impatient customers", Operations Research 62, 2014 (rates by number of chats); its line as in Erlang A
 * (callers-in-line.ts).
 *
 * @throws AgnerError QUEUE_INPUT_INVALID for a list or a patience that cannot be.
 */
export function chat(parameters: ChatParameters): QueueModel {
  const rates = completionRates(parameters.ahtByConcurrency);
  const concurrency = parameters.ahtByConcurrency.length;
  const patienceSeconds = parameters.patienceSeconds ?? Number.POSITIVE_INFINITY;
  checkPatience(patienceSeconds);
  const fullRate = rates[concurrency] as number;
  const endless = patienceSeconds === Number.POSITIVE_INFINITY;

  const evaluate = (load: Load, agents: number, withinSeconds: number): Performance => {
    checkLoad(load);
    checkStaff(agents, withinSeconds);
    checkWholeAgents(agents);
    const slots = agents * concurrency;
    if (slots > LARGEST_SLOTS) refuseParameter('agents', agents, `at most ${LARGEST_SLOTS / concurrency}`);
    const arrivals = arrivalsPerSecond(load);
    const drain = agents * fullRate;
    if (endless && arrivals >= drain) return unstablePerformance(agents, slots, withinSeconds);
    if (!endless) checkPatienceScale(Math.max(load.erlangs, slots), patienceSeconds, load.ahtSeconds);
    if (agents === 0) return nobodyAnswers(load, patienceSeconds, withinSeconds);
    if (arrivals === 0) return { ...idleQueue(agents, withinSeconds), slots };
    const states = chatStates(rates, agents, arrivals);
    const flow = { drain, arrivals, unitSeconds: 1 };
    const callers = endless
      ? patientCallers(flow, states, withinSeconds)
      : impatientCallers(flow, states, patienceSeconds, withinSeconds).callers;
    const pWait = callers.pWait as number;
    const busy = (1 - pWait) * states.meanHeld + pWait * slots;
    return {
      agents,
      slots,
      unstable: false,
      pBlock: 0,
      withinSeconds,
      ...callers,
      carriedErlangs: busy,
      occupancy: busy / slots,
      effectiveErlangs: null,
      outboundPerSecond: null,
    };
  };

  const size = (load: Load, targets: SizingTargets, withinSeconds?: number): Sizing =>
    sizeByEvaluation(evaluate, load, targets, withinSeconds, { guess: arrivalsPerSecond(load) / fullRate });

  return { id: 'chat', fractionalAgents: false, evaluate, size };
}
