import type { AgentState, AgentStateSpan, Interval } from '../../core/index.ts';

/** States in which somebody is there for contacts, waiting for one or on one. */
const ON_POSITION: readonly AgentState[] = ['available', 'talk', 'hold', 'acw', 'email', 'chat'];

/** A piece of one agent's time on position; `queueId` null = for any queue of the group. */
export interface PositionPiece extends Interval {
  readonly queueId: string | null;
}

/**
 * The time on position of the agents of one group, one place at a time: of overlapping spans of an agent (two chats)
 * the one that began first keeps the time they share.
 *
 * @param spans in order of agent and start.
 */
export function positionPieces(spans: readonly AgentStateSpan[]): PositionPiece[] {
  const pieces: PositionPiece[] = [];
  let agentId: string | null = null;
  let takenUntilMs = 0;
  for (const span of spans) {
    if (!ON_POSITION.includes(span.state)) continue;
    if (span.agentId !== agentId) {
      agentId = span.agentId;
      takenUntilMs = Number.NEGATIVE_INFINITY;
    }
    const fromMs = Math.max(span.fromMs, takenUntilMs);
    if (fromMs >= span.toMs) continue;
    pieces.push({ queueId: span.queueId, fromMs, toMs: span.toMs });
    takenUntilMs = span.toMs;
  }
  return pieces;
}

/**
 * Adds the milliseconds that pieces spend in each window; they are cut at the borders.
 *
 * @param windows disjoint and ascending. @param into one element per window.
 */
export function addTimeInWindows(
  pieces: readonly Interval[],
  windows: readonly Interval[],
  into: Float64Array,
): void {
  for (const piece of pieces) {
    for (let index = firstEndingAfter(windows, piece.fromMs); index < windows.length; index++) {
      const window = windows[index] as Interval;
      if (window.fromMs >= piece.toMs) break;
      into[index] =
        (into[index] as number) + Math.min(window.toMs, piece.toMs) - Math.max(window.fromMs, piece.fromMs);
    }
  }
}

function firstEndingAfter(windows: readonly Interval[], ms: number): number {
  let [low, high] = [0, windows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((windows[middle] as Interval).toMs <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
