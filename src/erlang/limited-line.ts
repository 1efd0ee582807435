/** A line in which only so many can wait, as the sums over its states need it. */
export interface LimitedLine {
  readonly agents: number;
  readonly erlangs: number;
  /** K - n, whole. */
  readonly places: number;
  /** AHT / patience: 0 for callers who never hang up. */
  readonly leaving: number;
  /** The threshold in handle times, and in mean patiences (0 for endless patience). */
  readonly withinAht: number;
  readonly withinPatience: number;
}
