import { Desk } from './desk.ts';
import type { GroupSums } from './measures.ts';
import type { GroupScenario } from './scenario.ts';
import { spreadSeconds } from './spread-seconds.ts';

/**
 * The single agents of all groups, who is on shift, and what is on their desks. A contact goes to the agent of the
 * group who holds the fewest. When the staff falls, those who hold the fewest leave, of equals the one who
 * ends a contact first, and finish what they hold; when it rises, agents still finishing come back, in reverse order.
 * With one contact each this is the rule of roster.ts.
 */
export class AgentPool {
  readonly desk: Desk;
  /** Agents of group g are those from start[g] up to, not including, start[g + 1]. */
  readonly #start: Int32Array;
  readonly #groupOf: Int32Array;
  readonly #concurrency: Int32Array;
  readonly #onShift: Uint8Array;
  readonly #shiftCount: Int32Array;
  readonly #busySince: Float64Array;
  readonly #overtimeSince: Float64Array;
  readonly #intervalSeconds: number;
  readonly #intervalCount: number;
  #sums: GroupSums | undefined;

  /** @param sizes the most agents that each group ever has at once. */
  constructor(
    groups: readonly GroupScenario[],
    sizes: readonly number[],
    intervalSeconds: number,
    intervalCount: number,
  ) {
    this.#start = new Int32Array(groups.length + 1);
    sizes.forEach((size, group) => {
      this.#start[group + 1] = this.#start[group]! + size;
    });
    const agents = this.#start[groups.length]!;
    this.#groupOf = new Int32Array(agents);
    sizes.forEach((_, group) => {
      this.#groupOf.fill(group, this.#start[group]!, this.#start[group + 1]!);
    });
    this.desk = new Desk(groups, this.#groupOf);
    this.#concurrency = Int32Array.from(groups, ({ concurrency = 1 }) => concurrency);
    this.#onShift = new Uint8Array(agents);
    this.#shiftCount = new Int32Array(groups.length);
    this.#busySince = new Float64Array(agents);
    this.#overtimeSince = new Float64Array(agents);
    this.#intervalSeconds = intervalSeconds;
    this.#intervalCount = intervalCount;
  }

  startDay(sums: GroupSums): void {
    this.#sums = sums;
    this.desk.clear();
    this.#onShift.fill(0);
    this.#shiftCount.fill(0);
  }

  setStaff(group: number, staff: number, now: number): void {
    for (; this.#shiftCount[group]! > staff; this.#shiftCount[group]! -= 1) {
      const leaving = this.#firstToLeave(group);
      this.#onShift[leaving] = 0;
      this.#overtimeSince[leaving] = now;
    }
    for (; this.#shiftCount[group]! < staff; this.#shiftCount[group]! += 1) {
      const coming = this.#firstToReturn(group);
      this.#addOvertime(coming, now);
      this.#onShift[coming] = 1;
    }
  }

  /** The agent of the group on shift who holds the fewest contacts and can take one more; -1 for none. */
  free(group: number): number {
    return this.#withFewest(group, this.#concurrency[group]!);
  }

  begin(agent: number, queue: number, workSeconds: number, now: number): void {
    if (this.desk.held[agent] === 0) this.#busySince[agent] = now;
    this.desk.begin(agent, queue, workSeconds, now);
  }

  /** Ends the contact that is due. @returns its queue. */
  end(agent: number, now: number): number {
    const queue = this.desk.end(agent, now);
    if (this.desk.held[agent] === 0) {
      const { busySeconds, afterCloseSeconds } = this.#sums!;
      this.#spread(agent, this.#busySince[agent]!, now, busySeconds, afterCloseSeconds);
      // One contact was still held until now: the test in #addOvertime would miss it.
      if (this.#onShift[agent] === 0) this.#spreadOvertime(agent, now);
    }
    return queue;
  }

  groupOf(agent: number): number {
    return this.#groupOf[agent]!;
  }

  isOnShift(agent: number): boolean {
    return this.#onShift[agent] === 1;
  }

  #withFewest(group: number, below: number): number {
    const { held } = this.desk;
    let chosen = -1;
    let fewest = below;
    const end = this.#start[group + 1]!;
    for (let agent = this.#start[group]!; agent < end; agent++) {
      if (this.#onShift[agent] === 1 && held[agent]! < fewest) {
        fewest = held[agent]!;
        chosen = agent;
        if (fewest === 0) break;
      }
    }
    return chosen;
  }

  #firstToLeave(group: number): number {
    let chosen = -1;
    for (let agent = this.#start[group]!; agent < this.#start[group + 1]!; agent++) {
      if (this.#onShift[agent] === 1 && (chosen < 0 || this.#leavesBefore(agent, chosen))) chosen = agent;
    }
    return chosen;
  }

  /** Of those off shift the one who would leave last; the idle come only when nobody is finishing. */
  #firstToReturn(group: number): number {
    let chosen = -1;
    for (let agent = this.#start[group]!; agent < this.#start[group + 1]!; agent++) {
      if (this.#onShift[agent] === 0 && (chosen < 0 || this.#leavesBefore(chosen, agent))) chosen = agent;
    }
    return chosen;
  }

  #leavesBefore(agent: number, other: number): boolean {
    const { held, heap } = this.desk;
    if (held[agent] !== held[other]) return held[agent]! < held[other]!;
    return heap.timeOf(agent) < heap.timeOf(other);
  }

  #addOvertime(agent: number, now: number): void {
    if (this.desk.held[agent]! > 0) this.#spreadOvertime(agent, now);
  }

  #spreadOvertime(agent: number, now: number): void {
    const close = this.#intervalCount * this.#intervalSeconds;
    const { overtimeSeconds } = this.#sums!;
    this.#spread(agent, this.#overtimeSince[agent]!, Math.min(now, close), overtimeSeconds, overtimeSeconds);
  }

  #spread(agent: number, from: number, to: number, cells: Float64Array, after: Float64Array): void {
    const offset = this.#groupOf[agent]! * this.#intervalCount;
    spreadSeconds(from, to, this.#intervalSeconds, this.#intervalCount, cells, after, offset);
  }
}
