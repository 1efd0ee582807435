/** No agent works more than this many of seven days in a row. */
const MOST_DAYS_OF_SEVEN = 5;

/**
 * The people of one group, given to shifts day by day: whoever worked least in the last seven days comes first, and a
 * new person is taken on only when nobody may work. Days must be asked for in ascending order.
 */
export class AgentPool {
  readonly #prefix: string;
  readonly #daysWorked: number[][] = [];

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The id of someone free on this day. */
  take(day: number): string {
    let best = -1;
    let bestCount = MOST_DAYS_OF_SEVEN;
    for (let i = 0; i < this.#daysWorked.length; i++) {
      const days = this.#daysWorked[i] as number[];
      while (days.length > 0 && (days[0] as number) <= day - 7) days.shift();
      if (days[days.length - 1] === day || days.length >= bestCount) continue;
      best = i;
      bestCount = days.length;
    }
    if (best === -1) {
      best = this.#daysWorked.length;
      this.#daysWorked.push([]);
    }
    (this.#daysWorked[best] as number[]).push(day);
    return this.#idOf(best);
  }

  /** Everyone who was ever taken on. */
  ids(): string[] {
    return this.#daysWorked.map((_, index) => this.#idOf(index));
  }

  #idOf(index: number): string {
    return `${this.#prefix}-${String(index + 1).padStart(3, '0')}`;
  }
}
