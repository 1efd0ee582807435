import { Arrivals } from './arrivals.ts';
import type { DayTrace } from './day-trace.ts';
import type { Engine } from './engine.ts';
import { EventHeap } from './event-heap.ts';
import { Ledger } from './ledger.ts';
import { Lines } from './lines.ts';
import { type GroupSums, newGroupSums, type QueueSums } from './measures.ts';
import { type Routing, routingOf } from './routing.ts';
import type { Scenario } from './scenario.ts';
import { spreadSeconds } from './spread-seconds.ts';
import { startSums } from './start-sums.ts';

/**
 * Several queues and groups by next event: the beginning of an interval, the end of a call, an arrival; in this order
 * where they fall together. Shift rule as in roster.ts: a call starts only while fewer of the group are busy than its
 * staff of the interval.
 */
export class SkillRouting implements Engine {
  readonly #scenario: Scenario;
  readonly #routing: Routing;
  readonly #ledger: Ledger;
  readonly #lines: Lines;
  readonly #arrivals: Arrivals;
  readonly #ends = new EventHeap();
  readonly #staff: Int32Array;
  readonly #busy: Int32Array;
  /** Calls in hand of each queue. */
  readonly #inService: Int32Array;
  readonly #waitingPlaces: Float64Array;
  readonly #callLimit: Float64Array;
  /** Since when each group's overtime has not been added up. */
  readonly #overtimeSince: Float64Array;
  readonly #queueCount: number;
  readonly #intervalCount: number;
  #interval = 0;
  #intervalEnd = 0;
  #groups: GroupSums = newGroupSums(0);

  constructor(scenario: Scenario) {
    const { queues, groups } = scenario;
    this.#scenario = scenario;
    this.#routing = routingOf(scenario);
    this.#ledger = new Ledger(queues);
    this.#lines = new Lines(queues.length, this.#routing, this.#ledger);
    this.#arrivals = new Arrivals(queues.length);
    this.#staff = new Int32Array(groups.length);
    this.#busy = new Int32Array(groups.length);
    this.#inService = new Int32Array(queues.length);
    this.#waitingPlaces = Float64Array.from(
      queues,
      (queue) => queue.waitingPlaces ?? Number.POSITIVE_INFINITY,
    );
    this.#callLimit = Float64Array.from(queues, (queue) => queue.lines ?? Number.POSITIVE_INFINITY);
    this.#overtimeSince = new Float64Array(groups.length);
    this.#queueCount = queues.length;
    this.#intervalCount = queues[0]!.contacts.length;
  }

  run(traces: readonly DayTrace[], staff: readonly Int32Array[], queues: QueueSums, groups: GroupSums): void {
    const { intervalSeconds, atClose } = this.#scenario;
    const intervalCount = this.#intervalCount;
    const arrivals = this.#arrivals;
    const ends = this.#ends;
    this.#ledger.start(queues, intervalCount);
    this.#lines.start(traces);
    arrivals.start(traces);
    ends.clear();
    this.#busy.fill(0);
    this.#inService.fill(0);
    this.#groups = groups;
    startSums(traces, staff, intervalSeconds, queues, groups);
    this.#overtimeSince.fill(0);
    this.#startInterval(0, staff);
    for (;;) {
      const arriving = arrivals.time;
      const ending = ends.time;
      if (this.#intervalEnd <= arriving && this.#intervalEnd <= ending) {
        if (this.#intervalEnd === Number.POSITIVE_INFINITY) break;
        this.#flushOvertime(this.#intervalEnd);
        if (this.#interval + 1 < intervalCount) this.#startInterval(this.#interval + 1, staff);
        else if (atClose === 'cut') break;
        else {
          this.#interval = intervalCount;
          this.#intervalEnd = Number.POSITIVE_INFINITY;
        }
      } else if (ending <= arriving) this.#end(ending);
      else {
        this.#arrive(traces[arrivals.queue]!, arrivals.queue, arrivals.caller, arriving);
        arrivals.advance();
      }
    }
    this.#lines.settle(atClose === 'cut' ? intervalCount * intervalSeconds : Number.POSITIVE_INFINITY);
  }

  #startInterval(interval: number, staff: readonly Int32Array[]): void {
    const now = interval * this.#scenario.intervalSeconds;
    this.#interval = interval;
    this.#intervalEnd = (interval + 1) * this.#scenario.intervalSeconds;
    for (let group = 0; group < staff.length; group++) {
      this.#staff[group] = staff[group]![interval]!;
      while (this.#busy[group]! < this.#staff[group]!) {
        const queue = this.#lines.choose(group, now);
        if (queue < 0) break;
        this.#ends.push(
          this.#serve(queue, group, this.#lines.take(queue, now), now),
          group * this.#queueCount + queue,
        );
        this.#busy[group]! += 1;
      }
    }
  }

  #arrive(trace: DayTrace, queue: number, caller: number, now: number): void {
    const offered = this.#routing.groupsOfQueue[queue]!;
    let group = -1;
    for (let i = 0; i < offered.length; i++) {
      const candidate = offered[i]!;
      if (this.#busy[candidate]! < this.#staff[candidate]!) {
        group = candidate;
        break;
      }
    }
    const linesLeft = this.#callLimit[queue]! - this.#inService[queue]!;
    const room = group < 0 ? Math.min(linesLeft, this.#waitingPlaces[queue]!) : linesLeft;
    if (room < Number.POSITIVE_INFINITY && !(room > 0 && this.#lines.isShorterThan(queue, room, now))) {
      this.#ledger.block(queue, this.#interval);
    } else if (group < 0) this.#lines.enter(queue, caller);
    else {
      this.#ledger.answer(queue, this.#interval, 0);
      const end = this.#serve(queue, group, trace.handleSeconds[caller]!, now);
      this.#ends.push(end, group * this.#queueCount + queue);
      this.#busy[group]! += 1;
    }
  }

  #end(now: number): void {
    const { mark } = this.#ends;
    const group = Math.floor(mark / this.#queueCount);
    this.#inService[mark - group * this.#queueCount]! -= 1;
    if (this.#busy[group]! <= this.#staff[group]!) {
      const queue = this.#lines.choose(group, now);
      if (queue >= 0) {
        const end = this.#serve(queue, group, this.#lines.take(queue, now), now);
        this.#ends.replace(end, group * this.#queueCount + queue);
        return;
      }
    } else this.#addOvertime(group, now);
    this.#ends.pop();
    this.#busy[group]! -= 1;
  }

  /** Begins a call. @returns the instant of its end. */
  #serve(queue: number, group: number, handleSeconds: number, now: number): number {
    const end = now + handleSeconds;
    this.#inService[queue]! += 1;
    const { busySeconds, afterCloseSeconds } = this.#groups;
    const offset = group * this.#intervalCount;
    if (end <= this.#intervalEnd && this.#interval < this.#intervalCount) {
      busySeconds[offset + this.#interval]! += handleSeconds;
    } else {
      const { intervalSeconds } = this.#scenario;
      spreadSeconds(now, end, intervalSeconds, this.#intervalCount, busySeconds, afterCloseSeconds, offset);
    }
    return end;
  }

  #flushOvertime(now: number): void {
    for (let group = 0; group < this.#staff.length; group++) this.#addOvertime(group, now);
  }

  #addOvertime(group: number, now: number): void {
    const surplus = this.#busy[group]! - this.#staff[group]!;
    if (surplus > 0 && this.#interval < this.#intervalCount) {
      const cell = group * this.#intervalCount + this.#interval;
      // What is over at the beginning of an interval has been since then: flushed at its end before.
      this.#groups.overtimeSeconds[cell]! += surplus * (now - this.#overtimeSince[group]!);
    }
    this.#overtimeSince[group] = now;
  }
}
