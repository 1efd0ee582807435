import { AgnerError } from '../core/index.ts';
import { erlangC } from './erlang-c.ts';
import { checkStaff, type Load } from './load.ts';
import type { Performance } from './performance.ts';
import { DEFAULT_WITHIN_SECONDS, type QueueModel, type Sizing } from './queue-model.ts';
import { checkTargets, type SizingTargets } from './sizing-targets.ts';
import { unmetTargets } from './unmet-targets.ts';

/**
 * Agents who hold `concurrency` conversations each, seen as agents x concurrency independent slots of Erlang C, with
 * the handle time of a fully loaded agent. An approximation on the safe side while agents are partly loaded (a
 * conversation then goes faster than the load says); it is not the exact birth-death chain of chat, and its name in
 * results says so.
 *
 * The load is in slot-erlangs, occupancy is the share of busy slots, and all targets are about callers or slots;
 * `minAgents` is in agents.
 *
 * @param concurrency whole, at least 1. @throws AgnerError QUEUE_INPUT_INVALID otherwise.
 */
export function chatSlots(concurrency: number): QueueModel {
  if (!(Number.isSafeInteger(concurrency) && concurrency >= 1)) {
    throw new AgnerError(
      'QUEUE_INPUT_INVALID',
      `The concurrency is ${concurrency}; it has to be 1 or more.`,
      {
        field: 'concurrency',
        value: String(concurrency),
      },
    );
  }
  const evaluate = (load: Load, agents: number, withinSeconds: number): Performance => {
    checkStaff(agents, withinSeconds);
    return { ...erlangC.evaluate(load, agents * concurrency, withinSeconds), agents };
  };
  const size = (load: Load, targets: SizingTargets, withinSeconds?: number): Sizing => {
    checkTargets(targets);
    const { minAgents = 0, ...slotTargets } = targets;
    const within = withinSeconds ?? targets.serviceLevel?.withinSeconds ?? DEFAULT_WITHIN_SECONDS;
    const slots = erlangC.size(load, { ...slotTargets, minAgents: minAgents * concurrency }, within);
    // More slots never break a target, so whole agents are the slots rounded up.
    const agents = Math.ceil(slots.agents / concurrency);
    const performance = evaluate(load, agents, within);
    if (load.erlangs === 0 || agents === 0) return { agents, binding: 'minimum', performance };
    const [binding = slots.binding] = unmetTargets(evaluate(load, agents - 1, within), targets);
    return { agents, binding, performance };
  };
  return { id: 'chat-slots', fractionalAgents: true, evaluate, size };
}
