import { AgentHeap } from './agent-heap.ts';
import type { GroupScenario } from './scenario.ts';

/**
 * Agents who hold several contacts at once. A contact's drawn handle time is its work; while its agent holds n
 * contacts each of them is worked off at a rate of 1 / slowdown[n - 1], so every arrival and every end on the desk
 * changes when the others end. An agent's clock runs in work done per contact.
 */
export class Desk {
  readonly heap: AgentHeap;
  readonly held: Int32Array;
  readonly #slots: number;
  readonly #slowdownOfGroup: readonly Float64Array[];
  readonly #groupOf: Int32Array;
  readonly #clock: Float64Array;
  readonly #clockSetAt: Float64Array;
  /** Reading of the agent's clock at which the contact in each slot ends; Infinity for an empty slot. */
  readonly #endsAt: Float64Array;
  readonly #queueOf: Int32Array;

  /** @param groupOf group of each agent. */
  constructor(groups: readonly GroupScenario[], groupOf: Int32Array) {
    this.#slots = Math.max(...groups.map(({ concurrency = 1 }) => concurrency));
    this.#slowdownOfGroup = groups.map(({ concurrency = 1, slowdown }) =>
      slowdown === undefined ? new Float64Array(concurrency).fill(1) : Float64Array.from(slowdown),
    );
    this.#groupOf = groupOf;
    this.heap = new AgentHeap(groupOf.length);
    this.held = new Int32Array(groupOf.length);
    this.#clock = new Float64Array(groupOf.length);
    this.#clockSetAt = new Float64Array(groupOf.length);
    this.#endsAt = new Float64Array(groupOf.length * this.#slots);
    this.#queueOf = new Int32Array(groupOf.length * this.#slots);
  }

  clear(): void {
    this.heap.clear();
    this.held.fill(0);
    this.#clock.fill(0);
    this.#clockSetAt.fill(0);
    this.#endsAt.fill(Number.POSITIVE_INFINITY);
  }

  /** Puts a contact on an agent's desk. */
  begin(agent: number, queue: number, workSeconds: number, now: number): void {
    this.#setClock(agent, now);
    let slot = agent * this.#slots;
    while (this.#endsAt[slot]! < Number.POSITIVE_INFINITY) slot++;
    this.#endsAt[slot] = this.#clock[agent]! + workSeconds;
    this.#queueOf[slot] = queue;
    this.held[agent]! += 1;
    this.#schedule(agent, now);
  }

  /** Ends the contact of the agent that is due now. @returns its queue. */
  end(agent: number, now: number): number {
    const due = this.#firstSlot(agent);
    this.#clock[agent] = this.#endsAt[due]!;
    this.#clockSetAt[agent] = now;
    this.#endsAt[due] = Number.POSITIVE_INFINITY;
    this.held[agent]! -= 1;
    // An empty desk starts at 0 again: the clock would lose digits over a long day.
    if (this.held[agent] === 0) this.#clock[agent] = 0;
    this.#schedule(agent, now);
    return this.#queueOf[due]!;
  }

  #slowdown(agent: number): number {
    return this.#slowdownOfGroup[this.#groupOf[agent]!]![this.held[agent]! - 1]!;
  }

  #setClock(agent: number, now: number): void {
    if (this.held[agent]! > 0)
      this.#clock[agent]! += (now - this.#clockSetAt[agent]!) / this.#slowdown(agent);
    this.#clockSetAt[agent] = now;
  }

  #schedule(agent: number, now: number): void {
    if (this.held[agent] === 0) this.heap.set(agent, Number.POSITIVE_INFINITY);
    else {
      const workLeft = Math.max(0, this.#endsAt[this.#firstSlot(agent)]! - this.#clock[agent]!);
      this.heap.set(agent, now + workLeft * this.#slowdown(agent));
    }
  }

  #firstSlot(agent: number): number {
    const start = agent * this.#slots;
    let first = start;
    for (let slot = start + 1; slot < start + this.#slots; slot++) {
      if (this.#endsAt[slot]! < this.#endsAt[first]!) first = slot;
    }
    return first;
  }
}
