import type { AgentState, AgentStateSpan, Interval } from '../../core/index.ts';
import { rational } from '../../math/index.ts';
import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** States in which an agent works on a contact. */
const HANDLING: readonly AgentState[] = ['talk', 'hold', 'acw', 'email', 'chat'];

/** The part of a span that is counted. */
export type CountedSpan = Pick<AgentStateSpan, 'agentId' | 'state' | 'fromMs' | 'toMs'>;

/** Wall-clock milliseconds of all agents in one window. */
export interface StateTime {
  /** On contacts, overlapping contacts of one agent counted once. */
  readonly handlingMs: number;
  /** Ready and on no contact. */
  readonly availableMs: number;
}

/**
 * Time on contacts and time ready, window by window. Spans are cut at the window borders (not booked where they
 * start), and one agent's overlapping spans are counted once: handling wins over available.
 *
 * @param windows disjoint and ascending.
 * @returns one entry per window.
 */
export function agentStateTime(spans: readonly CountedSpan[], windows: readonly Interval[]): StateTime[] {
  const handling = new Array<number>(windows.length).fill(0);
  const live = new Array<number>(windows.length).fill(0);
  for (const own of spansByAgent(spans).values()) {
    const busy = own.filter((span) => HANDLING.includes(span.state));
    addOverlaps(handling, mergeSpans(busy), windows);
    addOverlaps(live, mergeSpans([...busy, ...own.filter((span) => span.state === 'available')]), windows);
  }
  return windows.map((_, index) => ({
    handlingMs: handling[index] as number,
    availableMs: (live[index] as number) - (handling[index] as number),
  }));
}

/** Adds the state time of one window. All spans of an agent that touch the window must be in the same call. */
export function addAgentStates(sums: MeasureSums, spans: readonly CountedSpan[], window: Interval): void {
  for (const time of agentStateTime(spans, [window])) addStateTime(sums, time);
}

export function addStateTime(sums: MeasureSums, time: StateTime): void {
  addMeasures(sums, {
    handlingSeconds: rational(BigInt(time.handlingMs), 1000n),
    availableSeconds: rational(BigInt(time.availableMs), 1000n),
  });
}

/** The union of spans as disjoint ascending spans; empty and reversed ones vanish. */
export function mergeSpans(spans: readonly Interval[]): Interval[] {
  const merged: { fromMs: number; toMs: number }[] = [];
  const ordered = spans.filter((span) => span.toMs > span.fromMs).sort((a, b) => a.fromMs - b.fromMs);
  for (const { fromMs, toMs } of ordered) {
    const last = merged.at(-1);
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else merged.push({ fromMs, toMs });
  }
  return merged;
}

function spansByAgent(spans: readonly CountedSpan[]): Map<string, CountedSpan[]> {
  const groups = new Map<string, CountedSpan[]>();
  for (const span of spans) {
    const group = groups.get(span.agentId);
    if (group === undefined) groups.set(span.agentId, [span]);
    else group.push(span);
  }
  return groups;
}

function addOverlaps(into: number[], spans: readonly Interval[], windows: readonly Interval[]): void {
  let first = 0;
  for (const span of spans) {
    while (first < windows.length && (windows[first] as Interval).toMs <= span.fromMs) first += 1;
    for (let index = first; index < windows.length; index += 1) {
      const window = windows[index] as Interval;
      if (window.fromMs >= span.toMs) break;
      into[index] =
        (into[index] as number) + Math.min(window.toMs, span.toMs) - Math.max(window.fromMs, span.fromMs);
    }
  }
}
