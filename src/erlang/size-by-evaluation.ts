import { AgnerError } from '../core/index.ts';
import { leastAgents } from './least-agents.ts';
import { checkLoad, checkStaff, type Load } from './load.ts';
import type { Performance } from './performance.ts';
import { DEFAULT_WITHIN_SECONDS, type Sizing } from './queue-model.ts';
import { type Binding, checkTargets, type SizingTargets } from './sizing-targets.ts';
import { unmetTargets } from './unmet-targets.ts';

/** Where a search for the smallest staff begins, and where it has to end. */
export interface SizingLimits {
  readonly guess?: number;
  readonly mostAgents?: number;
}

/**
 * Sizing for any model that can be evaluated: gallop away from the load and bisect. The answer meets every target and
 * one agent fewer does not; where a measure were not monotone in the staff it would still be such a point, though
 * perhaps not the lowest one.
 *
 * @param limits `guess`: about the agents needed, only the cost depends on it; `mostAgents`: where the model has no room
 * for more. @throws AgnerError QUEUE_TARGET_INVALID when not even they meet the targets.
 */
export function sizeByEvaluation(
  evaluate: (load: Load, agents: number, withinSeconds: number) => Performance,
  load: Load,
  targets: SizingTargets,
  withinSeconds: number | undefined,
  { guess = load.erlangs, mostAgents = Number.POSITIVE_INFINITY }: SizingLimits = {},
): Sizing {
  checkLoad(load);
  checkTargets(targets);
  const within = withinSeconds ?? targets.serviceLevel?.withinSeconds ?? DEFAULT_WITHIN_SECONDS;
  const minimum = targets.minAgents ?? 0;
  checkStaff(minimum, within);
  if (minimum > mostAgents) refuse(mostAgents, ['minimum']);
  // The level is judged at its own threshold, whatever threshold the result is reported at.
  const judged = targets.serviceLevel?.withinSeconds ?? within;
  const unmet = (agents: number): Binding[] => unmetTargets(evaluate(load, agents, judged), targets);
  if (load.erlangs === 0) {
    return { agents: minimum, binding: 'minimum', performance: evaluate(load, minimum, within) };
  }
  // One agent past the most there can be stands for "not even with all of them".
  const meets = (n: number): boolean => n > mostAgents || unmet(n).length === 0;
  const start = Math.min(Math.ceil(guess), mostAgents);
  const agents = leastAgents(meets, minimum, start, 'QUEUE_TARGET_INVALID');
  if (agents > mostAgents) refuse(mostAgents, unmet(mostAgents));
  const performance = evaluate(load, agents, within);
  if (agents === 0) return { agents, binding: 'minimum', performance };
  const [binding = 'minimum'] = unmet(agents - 1);
  return { agents, binding, performance };
}

function refuse(mostAgents: number, unmet: readonly Binding[]): never {
  throw new AgnerError(
    'QUEUE_TARGET_INVALID',
    `No staff up to the ${mostAgents} agents that the lines allow meets the targets; unmet: ${unmet.join(', ')}.`,
    { value: String(mostAgents), next: 'Give more lines, or an easier target.' },
  );
}
