import { AgnerError } from '../core/index.ts';
import { patientCallers } from './callers-in-line.ts';
import { checkWholeAgents, refuseParameter } from './check-parameter.ts';
import { checkLoad, checkStaff, type Load } from './load.ts';
import type { Performance } from './performance.ts';
import type { QueueModel, Sizing } from './queue-model.ts';
import { sizeByEvaluation } from './size-by-evaluation.ts';
import type { SizingTargets } from './sizing-targets.ts';
import { unstablePerformance } from './unstable-performance.ts';

/** A term this small beside its sum changes nothing, once terms fall. */
const NEGLIGIBLE = 1e-20;

/**
 * Inbound contacts of Erlang C, whose agents fill idle time with outbound contacts of the same mean handle time: as
 * soon as more than `idleThreshold` agents are idle one of them starts an outbound contact, and there is always one to
 * start. So never fewer than n - idleThreshold agents are busy, and the number of busy agents is the chain of Erlang C
 * cut off below that floor: with threshold 0 every agent is always busy and every inbound contact waits.
 *
 * `outboundPerSecond` is the rate at which contacts end in the floor state, each of which starts an outbound one;
 * `carriedErlangs` and `occupancy` count both streams. Inbound contacts wait without end; agents <= erlangs is unstable.
 *
 * Source: Bhulai and Koole, "A queueing model for call blending in call centers", IEEE Transactions on Automatic
 * Control 48, 2003 (threshold policies); Gans and Zhou, Operations Research 51, 2003.
 *
 * @param idleThreshold agents kept free for inbound, whole, at least 0; n or more leaves plain Erlang C.
 * @throws AgnerError QUEUE_INPUT_INVALID for a threshold that cannot be.
 */
export function blend(idleThreshold: number): QueueModel {
  if (!(Number.isSafeInteger(idleThreshold) && idleThreshold >= 0)) {
    refuseParameter('idleThreshold', idleThreshold, 'a whole number, at least 0');
  }

  const evaluate = (load: Load, agents: number, withinSeconds: number): Performance => {
    checkLoad(load);
    checkStaff(agents, withinSeconds);
    checkWholeAgents(agents);
    const { erlangs, ahtSeconds } = load;
    if (agents <= erlangs)
      return { ...unstablePerformance(agents, agents, withinSeconds), outboundPerSecond: 0 };
    const floor = Math.max(0, agents - idleThreshold);
    const { weight, floorWeight } = statesBelowFull(agents, floor, erlangs);
    const flow = { drain: agents, arrivals: erlangs, unitSeconds: ahtSeconds };
    const callers = patientCallers(flow, { weight, logScale: 0 }, withinSeconds);
    const atFloor = floor === agents ? 1 - erlangs / agents : (1 - (callers.pWait as number)) * floorWeight;
    const outbound = floor * atFloor;
    const busy = erlangs + outbound;
    return {
      agents,
      slots: agents,
      unstable: false,
      pBlock: 0,
      withinSeconds,
      ...callers,
      carriedErlangs: busy,
      occupancy: busy / agents,
      effectiveErlangs: null,
      outboundPerSecond: outbound / ahtSeconds,
    };
  };

  const size = (load: Load, targets: SizingTargets, withinSeconds?: number): Sizing => {
    if (targets.maxOccupancy !== undefined && targets.maxOccupancy < 1) {
      throw new AgnerError(
        'QUEUE_TARGET_NOT_APPLICABLE',
        'In blend idle agents take outbound work, so more agents do not lower occupancy and maxOccupancy has no meaning.',
        { field: 'maxOccupancy', next: 'Leave maxOccupancy out, and keep agents free by idleThreshold.' },
      );
    }
    return sizeByEvaluation(evaluate, load, targets, withinSeconds, { guess: load.erlangs + 1 });
  };
  return { id: 'blend', fractionalAgents: false, evaluate, size };
}

/**
 * The states floor to n - 1 in units of the state where all n are busy and nobody waits: their sum, and the share of
 * the floor state in it. The probability of k - 1 busy is that of k times k / A.
 */
function statesBelowFull(
  agents: number,
  floor: number,
  erlangs: number,
): { weight: number; floorWeight: number } {
  let term = 1;
  let sum = 0;
  for (let busy = agents; busy > floor; busy--) {
    term *= busy / erlangs;
    sum += term;
    if (busy < erlangs && term < sum * NEGLIGIBLE) return { weight: sum, floorWeight: 0 };
    if (sum === Number.POSITIVE_INFINITY) return rareFull(agents, floor, erlangs);
  }
  return { weight: sum, floorWeight: sum === 0 ? 0 : term / sum };
}

/** The same where being full is so rare that it is 0 in doubles: sums outwards from the likeliest state. */
function rareFull(agents: number, floor: number, erlangs: number): { weight: number; floorWeight: number } {
  const peak = Math.max(floor, Math.min(agents - 1, Math.floor(erlangs)));
  let sum = 1;
  let term = 1;
  for (let busy = peak + 1; busy < agents && term > sum * NEGLIGIBLE; busy++) {
    term *= erlangs / busy;
    sum += term;
  }
  term = 1;
  for (let busy = peak; busy > floor && term > sum * NEGLIGIBLE; busy--) {
    term *= busy / erlangs;
    sum += term;
  }
  return { weight: Number.POSITIVE_INFINITY, floorWeight: term / sum };
}
