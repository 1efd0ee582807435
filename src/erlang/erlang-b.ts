import { AgnerError } from '../core/index.ts';
import { carriedPerBlocked } from './carried-per-blocked.ts';
import { leastAgents } from './least-agents.ts';
import { checkLoad, checkStaff, type Load } from './load.ts';
import type { Performance } from './performance.ts';
import { DEFAULT_WITHIN_SECONDS, type QueueModel, type Sizing } from './queue-model.ts';
import { checkTargets, type SizingTargets } from './sizing-targets.ts';
import { unmetTargets } from './unmet-targets.ts';

/**
 * Erlang B, M/G/n/n: whoever finds every agent or line busy is lost at once; nobody waits. The handle time may have any
 * distribution (Sevastyanov 1957). A. K. Erlang, 1917.
 *
 * B(n, A) by its reciprocal series (carried-per-blocked.ts). There is no line, so service levels, mean waits, pWait, pAbandon and queueLength do not apply
 * (null); the queue is never unstable. Agents may be fractional (Jagerman 1974).
 */
export const erlangB: QueueModel = { id: 'erlang-b', fractionalAgents: true, evaluate, size };

function evaluate(load: Load, agents: number, withinSeconds: number): Performance {
  checkLoad(load);
  checkStaff(agents, withinSeconds);
  const carried = carriedPerBlocked(agents, load.erlangs);
  const pBlock = 1 / (1 + carried);
  const pServed = carried === Number.POSITIVE_INFINITY ? 1 : carried / (1 + carried);
  const carriedErlangs = load.erlangs * pServed;
  return {
    agents,
    slots: agents,
    unstable: false,
    pWait: null,
    pBlock,
    withinSeconds,
    serviceLevel: null,
    asaAnsweredSeconds: null,
    asaAllSeconds: null,
    asaVirtualSeconds: null,
    pAbandon: null,
    carriedErlangs,
    occupancy: agents === 0 ? null : carriedErlangs / agents,
    queueLength: null,
    effectiveErlangs: null,
    outboundPerSecond: null,
  };
}

function size(load: Load, targets: SizingTargets, withinSeconds = DEFAULT_WITHIN_SECONDS): Sizing {
  checkLoad(load);
  checkTargets(targets);
  for (const name of ['serviceLevel', 'asa', 'maxAbandonment'] as const) {
    if (targets[name] !== undefined) {
      throw new AgnerError(
        'QUEUE_TARGET_NOT_APPLICABLE',
        `erlang-b has no waiting callers, so the target ${name} has no meaning in it.`,
        { field: name, next: 'Give maxBlocking or maxOccupancy, or use erlang-c.' },
      );
    }
  }
  const minimum = targets.minAgents ?? 0;
  let agents = minimum;
  if (load.erlangs > 0) {
    // Carried work fits the agents: n >= A (1 - B), which is nearly the answer when A is large.
    const guess = Math.ceil(load.erlangs * (1 - (targets.maxBlocking ?? 1)));
    const meets = (n: number): boolean =>
      unmetTargets(evaluate(load, n, withinSeconds), targets).length === 0;
    agents = leastAgents(meets, minimum, guess, 'QUEUE_TARGET_INVALID');
  }
  const performance = evaluate(load, agents, withinSeconds);
  if (agents === 0 || load.erlangs === 0) return { agents, binding: 'minimum', performance };
  const [binding = 'minimum'] = unmetTargets(evaluate(load, agents - 1, withinSeconds), targets);
  return { agents, binding, performance };
}
