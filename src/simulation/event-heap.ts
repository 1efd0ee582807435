/** A min-heap of instants that carry a whole number each; Infinity stands behind the last entry (see time-heap.ts). */
export class EventHeap {
  #times = new Float64Array(67).fill(Number.POSITIVE_INFINITY);
  #marks = new Int32Array(67);
  #size = 0;

  /** The earliest instant; Infinity when there is none. */
  get time(): number {
    return this.#times[0]!;
  }

  /** What the earliest instant carries. */
  get mark(): number {
    return this.#marks[0]!;
  }

  clear(): void {
    this.#times.fill(Number.POSITIVE_INFINITY, 0, this.#size);
    this.#size = 0;
  }

  push(time: number, mark: number): void {
    if (2 * this.#size + 3 > this.#times.length) this.#grow();
    const times = this.#times;
    const marks = this.#marks;
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent]! <= time) break;
      times[hole] = times[parent]!;
      marks[hole] = marks[parent]!;
      hole = parent;
    }
    times[hole] = time;
    marks[hole] = mark;
  }

  /** Takes out the earliest instant. */
  pop(): void {
    const last = --this.#size;
    const time = this.#times[last]!;
    const mark = this.#marks[last]!;
    this.#times[last] = Number.POSITIVE_INFINITY;
    if (last > 0) this.replace(time, mark);
  }

  /** Puts another instant in the place of the earliest one. */
  replace(time: number, mark: number): void {
    const times = this.#times;
    const marks = this.#marks;
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
      marks[hole] = marks[child]!;
      hole = child;
      child = 2 * hole + 1;
    }
    times[hole] = time;
    marks[hole] = mark;
  }

  #grow(): void {
    const times = new Float64Array(2 * this.#times.length).fill(Number.POSITIVE_INFINITY);
    const marks = new Int32Array(times.length);
    times.set(this.#times);
    marks.set(this.#marks);
    this.#times = times;
    this.#marks = marks;
  }
}
