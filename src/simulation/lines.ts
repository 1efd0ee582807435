import type { DayTrace } from './day-trace.ts';
import type { Ledger } from './ledger.ts';
import type { Routing } from './routing.ts';

/**
 * The waiting callers of all queues. Nobody is taken out at the moment they hang up: whoever comes to them later finds
 * that they are gone, and writes it down as of that moment.
 */
export class Lines {
  readonly #queuesOfGroup: readonly Int32Array[];
  readonly #prioritiesOfGroup: readonly Float64Array[];
  readonly #ledger: Ledger;
  /** Waiting callers of each queue, by their place in its trace: those from head up to, not including, tail. */
  readonly #callers: Int32Array[];
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  /** Interval in which the caller at the head arrived, or an earlier one. */
  readonly #headInterval: Int32Array;
  #traces: readonly DayTrace[] = [];

  constructor(queueCount: number, routing: Routing, ledger: Ledger) {
    this.#queuesOfGroup = routing.queuesOfGroup;
    this.#prioritiesOfGroup = routing.prioritiesOfGroup;
    this.#ledger = ledger;
    this.#callers = Array.from({ length: queueCount }, () => new Int32Array(0));
    this.#head = new Int32Array(queueCount);
    this.#tail = new Int32Array(queueCount);
    this.#headInterval = new Int32Array(queueCount);
  }

  start(traces: readonly DayTrace[]): void {
    this.#traces = traces;
    traces.forEach(({ arriveSeconds }, queue) => {
      if (this.#callers[queue]!.length < arriveSeconds.length) {
        this.#callers[queue] = new Int32Array(arriveSeconds.length);
      }
    });
    this.#head.fill(0);
    this.#tail.fill(0);
    this.#headInterval.fill(0);
  }

  enter(queue: number, caller: number): void {
    this.#callers[queue]![this.#tail[queue]!++] = caller;
  }

  /** The queue whose first caller an agent of the group takes now: best priority, then longest wait; -1 for none. */
  choose(group: number, now: number): number {
    const queues = this.#queuesOfGroup[group]!;
    const priorities = this.#prioritiesOfGroup[group]!;
    let chosen = -1;
    let chosenPriority = 0;
    let oldest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < queues.length; i++) {
      if (chosen >= 0 && priorities[i]! > chosenPriority) break;
      const queue = queues[i]!;
      if (this.#head[queue] === this.#tail[queue]) continue;
      const arrived = this.#firstStillWaiting(queue, now);
      if (arrived < oldest) {
        oldest = arrived;
        chosen = queue;
        chosenPriority = priorities[i]!;
      }
    }
    return chosen;
  }

  /** Takes the first caller out of a line and writes down that they were answered. @returns their handle time. */
  take(queue: number, now: number): number {
    const trace = this.#traces[queue]!;
    const caller = this.#callers[queue]![this.#head[queue]!]!;
    const interval = this.#intervalOfHead(queue, caller, trace);
    this.#head[queue]!++;
    this.#ledger.answer(queue, interval, now - trace.arriveSeconds[caller]!);
    return trace.handleSeconds[caller]!;
  }

  /** Are fewer than so many waiting? Those who hung up are counted out only when it matters. */
  isShorterThan(queue: number, limit: number, now: number): boolean {
    if (this.#tail[queue]! - this.#head[queue]! < limit) return true;
    const { arriveSeconds, patienceSeconds, first } = this.#traces[queue]!;
    const callers = this.#callers[queue]!;
    let kept = this.#head[queue]!;
    for (let at = kept; at < this.#tail[queue]!; at++) {
      const caller = callers[at]!;
      if (arriveSeconds[caller]! + patienceSeconds[caller]! > now) callers[kept++] = caller;
      else this.#ledger.abandon(queue, intervalOf(caller, first), patienceSeconds[caller]!);
    }
    this.#tail[queue] = kept;
    return kept - this.#head[queue]! < limit;
  }

  /** Empties all lines: who hangs up before `stop` has abandoned, the others are left waiting. */
  settle(stop: number): void {
    for (let queue = 0; queue < this.#head.length; queue++) {
      const trace = this.#traces[queue]!;
      for (; this.#head[queue]! < this.#tail[queue]!; this.#head[queue]!++) {
        const caller = this.#callers[queue]![this.#head[queue]!]!;
        const interval = this.#intervalOfHead(queue, caller, trace);
        const patience = trace.patienceSeconds[caller]!;
        if (trace.arriveSeconds[caller]! + patience < stop) this.#ledger.abandon(queue, interval, patience);
        else this.#ledger.leaveWaiting(queue, interval);
      }
    }
  }

  /** Passes over those who have hung up. @returns when the first of the others arrived; Infinity for none. */
  #firstStillWaiting(queue: number, now: number): number {
    const trace = this.#traces[queue]!;
    const callers = this.#callers[queue]!;
    const tail = this.#tail[queue]!;
    for (let head = this.#head[queue]!; head < tail; head++) {
      const caller = callers[head]!;
      const arrived = trace.arriveSeconds[caller]!;
      const patience = trace.patienceSeconds[caller]!;
      if (now - arrived <= patience) {
        this.#head[queue] = head;
        return arrived;
      }
      this.#ledger.abandon(queue, this.#intervalOfHead(queue, caller, trace), patience);
    }
    this.#head[queue] = tail;
    return Number.POSITIVE_INFINITY;
  }

  /** Heads come in order of arrival, so their interval only moves forward. */
  #intervalOfHead(queue: number, caller: number, { first }: DayTrace): number {
    let interval = this.#headInterval[queue]!;
    while (first[interval + 1]! <= caller) interval++;
    this.#headInterval[queue] = interval;
    return interval;
  }
}

/** The interval of a caller, by bisection. */
function intervalOf(caller: number, first: Int32Array): number {
  let low = 0;
  let high = first.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (first[middle]! <= caller) low = middle;
    else high = middle;
  }
  return low;
}
