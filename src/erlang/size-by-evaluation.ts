import { leastAgents } from './least-agents.ts';
import { checkLoad, checkStaff, type Load } from './load.ts';
import type { Performance } from './performance.ts';
import { DEFAULT_WITHIN_SECONDS, type Sizing } from './queue-model.ts';
import { type Binding, checkTargets, type SizingTargets } from './sizing-targets.ts';
import { unmetTargets } from './unmet-targets.ts';

/**
 * Sizing for any model that can be evaluated: gallop away from the load and bisect. The answer meets every target and
 * one agent fewer does not; where a measure were not monotone in the staff it would still be such a point, though
 * perhaps not the lowest one.
 *
 * @param guess about the agents needed; only the cost depends on it.
 */
export function sizeByEvaluation(
  evaluate: (load: Load, agents: number, withinSeconds: number) => Performance,
  load: Load,
  targets: SizingTargets,
  withinSeconds: number | undefined,
  guess = load.erlangs,
): Sizing {
  checkLoad(load);
  checkTargets(targets);
  const within = withinSeconds ?? targets.serviceLevel?.withinSeconds ?? DEFAULT_WITHIN_SECONDS;
  const minimum = targets.minAgents ?? 0;
  checkStaff(minimum, within);
  // The level is judged at its own threshold, whatever threshold the result is reported at.
  const judged = targets.serviceLevel?.withinSeconds ?? within;
  const unmet = (agents: number): Binding[] => unmetTargets(evaluate(load, agents, judged), targets);
  if (load.erlangs === 0) {
    return { agents: minimum, binding: 'minimum', performance: evaluate(load, minimum, within) };
  }
  const agents = leastAgents((n) => unmet(n).length === 0, minimum, Math.ceil(guess), 'QUEUE_TARGET_INVALID');
  const performance = evaluate(load, agents, within);
  if (agents === 0) return { agents, binding: 'minimum', performance };
  const [binding = 'minimum'] = unmet(agents - 1);
  return { agents, binding, performance };
}
