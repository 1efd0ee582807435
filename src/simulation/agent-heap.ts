/** A min-heap of agents by the instant of their next event, in which an agent's instant can be changed. */
export class AgentHeap {
  readonly #timeOf: Float64Array;
  readonly #heap: Int32Array;
  readonly #placeOf: Int32Array;

  constructor(agents: number) {
    this.#timeOf = new Float64Array(agents).fill(Number.POSITIVE_INFINITY);
    this.#heap = Int32Array.from({ length: agents }, (_, agent) => agent);
    this.#placeOf = this.#heap.slice();
  }

  /** The agent with the earliest event. */
  get agent(): number {
    return this.#heap[0]!;
  }

  /** The earliest event; Infinity when there is none. */
  get time(): number {
    return this.#heap.length === 0 ? Number.POSITIVE_INFINITY : this.#timeOf[this.#heap[0]!]!;
  }

  /** An agent's next event; Infinity for none. */
  timeOf(agent: number): number {
    return this.#timeOf[agent]!;
  }

  /** Back to the order it was made in, so that ties fall the same way on every day. */
  clear(): void {
    this.#timeOf.fill(Number.POSITIVE_INFINITY);
    for (let agent = 0; agent < this.#heap.length; agent++) this.#put(agent, agent);
  }

  /** Sets an agent's next event; Infinity for none. */
  set(agent: number, time: number): void {
    const earlier = time < this.#timeOf[agent]!;
    this.#timeOf[agent] = time;
    if (earlier) this.#rise(agent, time);
    else this.#sink(agent, time);
  }

  #rise(agent: number, time: number): void {
    let hole = this.#placeOf[agent]!;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = this.#heap[parent]!;
      if (this.#timeOf[above]! <= time) break;
      this.#put(hole, above);
      hole = parent;
    }
    this.#put(hole, agent);
  }

  #sink(agent: number, time: number): void {
    const size = this.#heap.length;
    let hole = this.#placeOf[agent]!;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      const right = child + 1;
      if (right < size && this.#timeOf[this.#heap[right]!]! < this.#timeOf[this.#heap[child]!]!)
        child = right;
      const below = this.#heap[child]!;
      if (this.#timeOf[below]! >= time) break;
      this.#put(hole, below);
      hole = child;
    }
    this.#put(hole, agent);
  }

  #put(place: number, agent: number): void {
    this.#heap[place] = agent;
    this.#placeOf[agent] = place;
  }
}
