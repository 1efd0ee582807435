import { carriedAtOnce } from './carried-at-once.ts';
import { erlangC } from './erlang-c.ts';
import { idleQueue } from './idle-queue.ts';
import { limitedLineSums, limitIsOutOfReach } from './limited-line-sums.ts';
import type { Load } from './load.ts';
import { patientPerformance } from './patient-performance.ts';
import type { Performance } from './performance.ts';

/**
 * M/M/n/K and M/M/n/K+M: K lines, so that a caller who finds n in service and K - n waiting is turned away.
 *
 * With the sums of line-sums.ts over q + waiting + full, q = (1 - B)/B of Erlang B. Shares of all who call: pBlock,
 * pAbandon, service level `offered` (the blocked count as not served) and `ignoreWithin`. Shares and means of those who get
 * a line: pWait, `notLate`, `virtual`, the mean wait of all and that of a caller who never hangs up. `answered` is of the
 * answered.
 *
 * @param agents above 0 and at most `lines`. @param patienceSeconds above 0; Infinity for callers who never hang up.
 */
export function linesPerformance(
  load: Load,
  lines: number,
  patienceSeconds: number,
  agents: number,
  withinSeconds: number,
): Performance {
  const { erlangs, ahtSeconds } = load;
  if (erlangs === 0) return idleQueue(agents, withinSeconds);
  const line = {
    agents,
    erlangs,
    places: lines - agents,
    leaving: ahtSeconds / patienceSeconds,
    withinAht: withinSeconds / ahtSeconds,
    withinPatience: withinSeconds === 0 ? 0 : withinSeconds / patienceSeconds,
  };
  if (limitIsOutOfReach(line)) {
    return patienceSeconds === Number.POSITIVE_INFINITY
      ? erlangC.evaluate(load, agents, withinSeconds)
      : patientPerformance(load, patienceSeconds, agents, withinSeconds);
  }
  const sums = limitedLineSums(line);
  const carried = carriedAtOnce(agents, erlangs);
  // Far below load the weight of the free states may be no double; then nobody waits.
  const free = Math.min(carried, Number.MAX_VALUE) * sums.unit;
  const entered = free + sums.waiting;
  const all = entered + sums.full;
  const served = free + sums.answered;
  const answeredLevel = 1 - Math.min(1, sums.answeredLater / served);
  const offered = (answeredLevel * served) / all;
  const still = withinSeconds === 0 ? 1 : Math.exp(-withinSeconds / patienceSeconds);
  const waitedLonger = still * sums.virtualLater;
  const asaAllSeconds = (sums.wait / entered) * ahtSeconds;
  // Rounding must not make more than all of them busy.
  const carriedErlangs = Math.min(agents, erlangs * (served / all));
  return {
    agents,
    slots: agents,
    unstable: false,
    pWait: sums.waiting / entered,
    pBlock: sums.full / all,
    withinSeconds,
    serviceLevel: {
      offered,
      answered: answeredLevel,
      ignoreWithin: offered / (offered + (sums.full + waitedLonger) / all),
      notLate: 1 - waitedLonger / entered,
      virtual: 1 - sums.virtualLater / entered,
    },
    asaAnsweredSeconds: (sums.answeredWait / served) * ahtSeconds,
    asaAllSeconds,
    asaVirtualSeconds: (sums.virtualWait / entered) * ahtSeconds,
    pAbandon: sums.abandoned / all,
    carriedErlangs,
    occupancy: carriedErlangs / agents,
    queueLength: (sums.wait / all) * erlangs,
    effectiveErlangs: null,
    outboundPerSecond: null,
  };
}
