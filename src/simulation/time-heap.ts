/**
 * A min-heap of instants in a typed array. Behind the last entry stands Infinity as far as a walk down can read, so
 * that a replaced top sinks without a look at the size.
 */
export class TimeHeap {
  times: Float64Array;
  size = 0;

  constructor(capacity: number) {
    this.times = new Float64Array(2 * capacity + 3).fill(Number.POSITIVE_INFINITY);
  }

  /** The earliest instant; Infinity when there is none. */
  get top(): number {
    return this.times[0]!;
  }

  clear(): void {
    this.times.fill(Number.POSITIVE_INFINITY, 0, this.size);
    this.size = 0;
  }

  push(time: number): void {
    if (2 * this.size + 3 > this.times.length) this.#grow();
    const { times } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent]! <= time) break;
      times[hole] = times[parent]!;
      hole = parent;
    }
    times[hole] = time;
  }

  /** Takes out the earliest instant; Infinity when there is none. */
  pop(): number {
    const { times } = this;
    const top = times[0]!;
    if (this.size === 0) return top;
    const last = times[--this.size]!;
    times[this.size] = Number.POSITIVE_INFINITY;
    if (this.size > 0) sink(times, last);
    return top;
  }

  popUpTo(time: number): void {
    while (this.times[0]! <= time) this.pop();
  }

  #grow(): void {
    const wider = new Float64Array(2 * this.times.length).fill(Number.POSITIVE_INFINITY);
    wider.set(this.times);
    this.times = wider;
  }
}

/** Puts an instant in the place of the earliest one. */
export function sink(times: Float64Array, time: number): void {
  let hole = 0;
  let child = 1;
  for (;;) {
    let earlier = times[child]!;
    const right = times[child + 1]!;
    if (right < earlier) {
      earlier = right;
      child++;
    }
    if (earlier >= time) break;
    times[hole] = earlier;
    hole = child;
    child = 2 * hole + 1;
  }
  times[hole] = time;
}
