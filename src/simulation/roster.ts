import type { GroupSums } from './measures.ts';
import { spreadSeconds } from './spread-seconds.ts';
import { TimeHeap } from './time-heap.ts';

/**
 * When each agent of one group is next free, through the day's changes of staff. The shift rule: a surplus agent
 * finishes the call in hand and then leaves, and stays if the staff rises again before that; so a call can start only
 * while fewer agents are busy than the interval's staff. Idle agents leave at once, then those who finish first.
 */
export class Roster {
  readonly heap = new TimeHeap(16);
  /** Instant of the next change of staff; NaN after the last one, so that no instant, Infinity included, reaches it. */
  nextChange = Number.NaN;
  #interval = 0;
  #staff: Int32Array = new Int32Array(0);
  #intervalSeconds = 0;
  /** Ends of the calls that leaving agents still have in hand, ascending: nobody overtakes them in the heap. */
  readonly #leaving: number[] = [];

  /** Starts a day with the staff of its first interval, all free at instant 0. */
  start(staff: Int32Array, intervalSeconds: number): void {
    this.#staff = staff;
    this.#intervalSeconds = intervalSeconds;
    this.#leaving.length = 0;
    this.heap.clear();
    for (let i = 0; i < staff[0]!; i++) this.heap.push(0);
    this.#interval = 0;
    this.#findNextChange();
  }

  /** Carries out the next change of staff. */
  change(sums: GroupSums): void {
    const now = this.nextChange;
    const staff = this.#staff;
    const wanted = staff[this.#interval]!;
    const { heap } = this;
    while (heap.size > wanted) {
      const freeAt = heap.pop();
      if (freeAt <= now) continue;
      this.#leaving.push(freeAt);
      this.#addOvertime(now, freeAt, 1, sums);
    }
    while (heap.size < wanted) {
      const last = this.#leaving.pop();
      if (last !== undefined && last > now) {
        heap.push(last);
        this.#addOvertime(now, last, -1, sums);
      } else heap.push(now);
    }
    this.#findNextChange();
  }

  #findNextChange(): void {
    const staff = this.#staff;
    const before = staff[this.#interval]!;
    let k = this.#interval + 1;
    while (k < staff.length && staff[k] === before) k++;
    this.#interval = k;
    this.nextChange = k < staff.length ? k * this.#intervalSeconds : Number.NaN;
  }

  #addOvertime(from: number, to: number, sign: number, sums: GroupSums): void {
    const { overtimeSeconds, afterCloseSeconds } = sums;
    // Work after the close is in afterCloseSeconds already, call by call.
    const close = this.#staff.length * this.#intervalSeconds;
    spreadSeconds(
      from,
      Math.min(to, close),
      this.#intervalSeconds,
      this.#staff.length,
      overtimeSeconds,
      afterCloseSeconds,
      0,
      sign,
    );
  }
}
