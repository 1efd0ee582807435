import { AgentPool } from './agent-pool.ts';
import { Arrivals } from './arrivals.ts';
import type { DayTrace } from './day-trace.ts';
import type { Engine } from './engine.ts';
import { Ledger } from './ledger.ts';
import { Lines } from './lines.ts';
import type { GroupSums, QueueSums } from './measures.ts';
import { type Routing, routingOf } from './routing.ts';
import type { Scenario } from './scenario.ts';
import { startSums } from './start-sums.ts';

/** Several queues and groups whose agents hold several contacts at once (desk.ts, agent-pool.ts), by next event. */
export class ChatRouting implements Engine {
  readonly #scenario: Scenario;
  readonly #routing: Routing;
  readonly #ledger: Ledger;
  readonly #lines: Lines;
  readonly #arrivals: Arrivals;
  readonly #inService: Int32Array;
  readonly #intervalCount: number;
  #pool: AgentPool;
  #poolSizes: readonly number[] = [];
  #interval = 0;
  #closed = false;

  constructor(scenario: Scenario) {
    const { queues } = scenario;
    this.#scenario = scenario;
    this.#routing = routingOf(scenario);
    this.#ledger = new Ledger(queues);
    this.#lines = new Lines(queues.length, this.#routing, this.#ledger);
    this.#arrivals = new Arrivals(queues.length);
    this.#inService = new Int32Array(queues.length);
    this.#intervalCount = queues[0]!.contacts.length;
    this.#pool = this.#newPool([]);
  }

  run(traces: readonly DayTrace[], staff: readonly Int32Array[], queues: QueueSums, groups: GroupSums): void {
    const { intervalSeconds, atClose } = this.#scenario;
    const close = this.#intervalCount * intervalSeconds;
    const arrivals = this.#arrivals;
    const pool = this.#poolFor(staff);
    startSums(traces, staff, intervalSeconds, queues, groups);
    this.#ledger.start(queues, this.#intervalCount);
    this.#lines.start(traces);
    arrivals.start(traces);
    this.#inService.fill(0);
    this.#closed = false;
    pool.startDay(groups);
    this.#startInterval(0, staff);
    let intervalEnd = intervalSeconds;
    for (;;) {
      const arriving = arrivals.time;
      const ending = pool.desk.heap.time;
      if (intervalEnd <= arriving && intervalEnd <= ending) {
        if (intervalEnd === Number.POSITIVE_INFINITY) break;
        if (intervalEnd < close) {
          this.#startInterval(this.#interval + 1, staff);
          intervalEnd = (this.#interval + 1) * intervalSeconds;
        } else {
          this.#closed = atClose === 'cut';
          intervalEnd = Number.POSITIVE_INFINITY;
        }
      } else if (ending <= arriving) this.#end(pool.desk.heap.agent, ending);
      else {
        this.#arrive(traces[arrivals.queue]!, arrivals.queue, arrivals.caller, arriving);
        arrivals.advance();
      }
    }
    this.#lines.settle(this.#closed ? close : Number.POSITIVE_INFINITY);
  }

  #startInterval(interval: number, staff: readonly Int32Array[]): void {
    const now = interval * this.#scenario.intervalSeconds;
    this.#interval = interval;
    for (let group = 0; group < staff.length; group++) {
      this.#pool.setStaff(group, staff[group]![interval]!, now);
      for (;;) {
        const agent = this.#pool.free(group);
        if (agent < 0 || !this.#takeNext(agent, group, now)) break;
      }
    }
  }

  #arrive(trace: DayTrace, queue: number, caller: number, now: number): void {
    let agent = -1;
    const offered = this.#routing.groupsOfQueue[queue]!;
    for (let i = 0; i < offered.length && agent < 0; i++) agent = this.#pool.free(offered[i]!);
    const { lines = Number.POSITIVE_INFINITY, waitingPlaces = Number.POSITIVE_INFINITY } =
      this.#scenario.queues[queue]!;
    const linesLeft = lines - this.#inService[queue]!;
    const room = agent < 0 ? Math.min(linesLeft, waitingPlaces) : linesLeft;
    if (room < Number.POSITIVE_INFINITY && !(room > 0 && this.#lines.isShorterThan(queue, room, now))) {
      this.#ledger.block(queue, this.#interval);
    } else if (agent < 0) this.#lines.enter(queue, caller);
    else {
      this.#ledger.answer(queue, this.#interval, 0);
      this.#inService[queue]! += 1;
      this.#pool.begin(agent, queue, trace.handleSeconds[caller]!, now);
    }
  }

  #end(agent: number, now: number): void {
    this.#inService[this.#pool.end(agent, now)]! -= 1;
    if (this.#pool.isOnShift(agent)) this.#takeNext(agent, this.#pool.groupOf(agent), now);
  }

  #takeNext(agent: number, group: number, now: number): boolean {
    const queue = this.#closed ? -1 : this.#lines.choose(group, now);
    if (queue < 0) return false;
    this.#inService[queue]! += 1;
    this.#pool.begin(agent, queue, this.#lines.take(queue, now), now);
    return true;
  }

  /** The pool for this staff; a new one when the largest numbers have changed, so that ties never depend on the past. */
  #poolFor(staff: readonly Int32Array[]): AgentPool {
    const sizes = staff.map((agents) => agents.reduce((most, n) => Math.max(most, n), 0));
    if (sizes.some((size, group) => size !== this.#poolSizes[group])) {
      this.#poolSizes = sizes;
      this.#pool = this.#newPool(sizes);
    }
    return this.#pool;
  }

  #newPool(sizes: readonly number[]): AgentPool {
    const { groups, intervalSeconds } = this.#scenario;
    return new AgentPool(groups, sizes, intervalSeconds, this.#intervalCount);
  }
}
