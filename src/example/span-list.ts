import type { AgentState, AgentStateSpan } from '../core/index.ts';

type GrowingSpan = { -readonly [K in keyof AgentStateSpan]: AgentStateSpan[K] };

/** Collects the spans of one agent in order of time; a span that continues the last one lengthens it. */
export class SpanList {
  readonly #spans: GrowingSpan[] = [];
  readonly #agentId: string;
  readonly #groupId: string;

  constructor(agentId: string, groupId: string) {
    this.#agentId = agentId;
    this.#groupId = groupId;
  }

  add(state: AgentState, fromMs: number, toMs: number, queueId: string | null): void {
    if (toMs <= fromMs) return;
    const last = this.#spans[this.#spans.length - 1];
    if (last !== undefined && last.state === state && last.queueId === queueId && last.toMs === fromMs) {
      last.toMs = toMs;
      return;
    }
    this.#spans.push({ agentId: this.#agentId, groupId: this.#groupId, state, fromMs, toMs, queueId });
  }

  get spans(): readonly AgentStateSpan[] {
    return this.#spans;
  }
}
