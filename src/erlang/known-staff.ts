/** A batch that is small beside its largest load gains nothing from a table. */
const LARGEST_LOAD_PER_PROBLEM = 8;
const SMALLEST_BATCH = 64;

/**
 * The answers of one batch so far. More load never needs fewer agents, so a load between two that need n agents needs n
 * as well: most problems of a batch that has one handle time are answered by comparing two numbers.
 */
export class KnownStaff {
  /** The smallest and the largest load that is known to need exactly n agents, by n. */
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  /** An answer to a load with the same whole part, by that part; -1 before there is one. */
  readonly #near: Int32Array;

  constructor(loads: Float64Array) {
    let largest = 0;
    for (let i = 0; i < loads.length; i++) largest = Math.max(largest, loads[i] as number);
    const worthIt = loads.length >= SMALLEST_BATCH && largest <= LARGEST_LOAD_PER_PROBLEM * loads.length;
    const size = worthIt ? Math.floor(largest) + 1 : 0;
    this.#near = new Int32Array(size).fill(-1);
    this.#from = new Float64Array(2 * size).fill(Number.POSITIVE_INFINITY);
    this.#to = new Float64Array(2 * size).fill(Number.NEGATIVE_INFINITY);
  }

  /** An answer to a load like this one, as a place to start from; -1 where there is none. */
  near(erlangs: number): number {
    return this.#near[Math.floor(erlangs)] ?? -1;
  }

  /** The agents for this load where earlier answers settle it; -1 where they do not. */
  find(erlangs: number): number {
    const near = this.near(erlangs);
    if (near < 0) return -1;
    for (let agents = near; agents <= near + 1; agents++) {
      if (this.#between(erlangs, agents)) return agents;
    }
    return this.#between(erlangs, near - 1) ? near - 1 : -1;
  }

  /** Only answers that a rounding error could not have changed may be added. */
  add(erlangs: number, agents: number): void {
    if (agents >= this.#from.length) return;
    this.#near[Math.floor(erlangs)] = agents;
    this.#from[agents] = Math.min(erlangs, this.#from[agents] as number);
    this.#to[agents] = Math.max(erlangs, this.#to[agents] as number);
  }

  #between(erlangs: number, agents: number): boolean {
    return erlangs >= (this.#from[agents] as number) && erlangs <= (this.#to[agents] as number);
  }
}
