import type { DayTrace } from './day-trace.ts';

/** The callers of all queues merged into one stream by the instant of arrival. */
export class Arrivals {
  /** Queue, place in its trace, and instant of the next caller; the instant is Infinity after the last one. */
  queue = 0;
  caller = 0;
  time = Number.POSITIVE_INFINITY;
  readonly #times: Float64Array;
  readonly #next: Int32Array;
  #traces: readonly DayTrace[] = [];

  constructor(queueCount: number) {
    this.#times = new Float64Array(queueCount);
    this.#next = new Int32Array(queueCount);
  }

  start(traces: readonly DayTrace[]): void {
    this.#traces = traces;
    for (let queue = 0; queue < traces.length; queue++) this.#load(queue, 0);
    this.#findSoonest();
  }

  /** Goes on to the next caller. */
  advance(): void {
    this.#load(this.queue, this.caller + 1);
    this.#findSoonest();
  }

  #load(queue: number, caller: number): void {
    const { first, arriveSeconds } = this.#traces[queue]!;
    this.#next[queue] = caller;
    this.#times[queue] =
      caller < first[first.length - 1]! ? arriveSeconds[caller]! : Number.POSITIVE_INFINITY;
  }

  #findSoonest(): void {
    const times = this.#times;
    let soonest = 0;
    for (let queue = 1; queue < times.length; queue++) if (times[queue]! < times[soonest]!) soonest = queue;
    this.queue = soonest;
    this.caller = this.#next[soonest]!;
    this.time = times[soonest]!;
  }
}
