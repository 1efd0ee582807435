import type { Load } from './load.ts';
import type { Performance } from './performance.ts';
import type { Binding, SizingTargets } from './sizing-targets.ts';

/** The threshold service levels are printed at when no target names one. */
export const DEFAULT_WITHIN_SECONDS = 20;

/** The smallest staff that meets every target, what decided it, and how the queue then behaves. */
export interface Sizing {
  readonly agents: number;
  readonly binding: Binding;
  /** Exactly `evaluate(load, agents, withinSeconds)`, bit for bit. */
  readonly performance: Performance;
}

/**
 * One way of seeing a queue, in two verbs. Both are pure functions of their arguments.
 * A new model costs: its file, a line in `models.ts`, its test (tests/support/describe-queue-model.ts and its own
 * literals), its row in docs/models-queueing.md.
 */
export interface QueueModel {
  /** Stable name, as written in targets.yaml and printed with results. */
  readonly id: string;
  /** Does `evaluate` take fractional agents? Where false they are refused. */
  readonly fractionalAgents: boolean;

  /**
   * The steady state of the queue.
   *
   * @param agents on position; at least 0. @param withinSeconds service-level threshold; at least 0.
   * @throws AgnerError QUEUE_INPUT_INVALID
   */
  evaluate(load: Load, agents: number, withinSeconds: number): Performance;

  /**
   * The smallest whole number of agents that meets all targets. No load at all needs `minAgents` (0 if not given)
   * and no more: nobody arrives who could wait.
   *
   * @param withinSeconds threshold of the reported service level; the target's own, else DEFAULT_WITHIN_SECONDS.
   * @throws AgnerError QUEUE_INPUT_INVALID, QUEUE_TARGET_INVALID, QUEUE_TARGET_NOT_APPLICABLE
   */
  size(load: Load, targets: SizingTargets, withinSeconds?: number): Sizing;
}
