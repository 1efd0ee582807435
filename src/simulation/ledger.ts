import type { QueueSums } from './measures.ts';
import { newQueueSums } from './measures.ts';
import type { QueueScenario } from './scenario.ts';

/** Writes the fate of single callers into the sums of a day. */
export class Ledger {
  readonly #withinSeconds: Float64Array;
  readonly #shortSeconds: Float64Array;
  #intervalCount = 0;
  #sums: QueueSums = newQueueSums(0);

  constructor(queues: readonly QueueScenario[]) {
    this.#withinSeconds = Float64Array.from(queues, (queue) => queue.withinSeconds);
    this.#shortSeconds = Float64Array.from(queues, (queue) => queue.shortSeconds ?? 0);
  }

  start(sums: QueueSums, intervalCount: number): void {
    this.#sums = sums;
    this.#intervalCount = intervalCount;
  }

  answer(queue: number, interval: number, waitSeconds: number): void {
    const cell = queue * this.#intervalCount + interval;
    const sums = this.#sums;
    sums.answered[cell]! += 1;
    sums.answeredWaitSeconds[cell]! += waitSeconds;
    if (waitSeconds <= this.#withinSeconds[queue]!) sums.answeredWithin[cell]! += 1;
  }

  abandon(queue: number, interval: number, waitSeconds: number): void {
    const cell = queue * this.#intervalCount + interval;
    const sums = this.#sums;
    sums.abandoned[cell]! += 1;
    sums.abandonedWaitSeconds[cell]! += waitSeconds;
    if (waitSeconds <= this.#withinSeconds[queue]!) sums.abandonedWithin[cell]! += 1;
    if (waitSeconds < this.#shortSeconds[queue]!) sums.abandonedShort[cell]! += 1;
  }

  block(queue: number, interval: number): void {
    this.#sums.blocked[queue * this.#intervalCount + interval]! += 1;
  }

  leaveWaiting(queue: number, interval: number): void {
    this.#sums.leftWaiting[queue * this.#intervalCount + interval]! += 1;
  }
}
