import { leastAgentsForOccupancy } from './occupancy-limit.ts';
import { asaSeconds, type Performance } from './performance.ts';
import type { Binding, SizingTargets } from './sizing-targets.ts';

/**
 * The constraints that a performance breaks, in the order of BINDINGS. Bounds are inclusive: a service level equal to
 * its target meets it. An unstable queue breaks every promise about waiting.
 */
export function unmetTargets(performance: Performance, targets: SizingTargets): Binding[] {
  const { serviceLevel, asa, maxAbandonment, maxOccupancy, maxBlocking, minAgents = 0 } = targets;
  const { agents, slots, unstable } = performance;
  const unmet: Binding[] = [];
  if (serviceLevel !== undefined) {
    const reached = performance.serviceLevel?.[serviceLevel.policy] ?? 0;
    if (reached < serviceLevel.target) unmet.push('serviceLevel');
  }
  if (asa !== undefined) {
    const wait = asaSeconds(performance, asa.of);
    if (wait === null || wait > asa.seconds) unmet.push('asa');
  }
  if (maxAbandonment !== undefined && (performance.pAbandon ?? 0) > maxAbandonment) unmet.push('abandonment');
  // Nobody is busy more than all the time, whatever the last digit of carriedErlangs says. No agents at all are not idle
  // ones: a queue that loses its callers would else be sized to nobody.
  if (maxOccupancy !== undefined && maxOccupancy < 1) {
    const least = leastAgentsForOccupancy(performance.carriedErlangs, maxOccupancy);
    if (unstable || slots === 0 || slots < least) unmet.push('occupancy');
  }
  if (maxBlocking !== undefined && performance.pBlock > maxBlocking) unmet.push('blocking');
  if (agents < minAgents) unmet.push('minimum');
  if (unstable) unmet.push('stability');
  return unmet;
}
