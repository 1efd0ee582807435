import type { AgentState, AgentStateSpan, ContactLeg } from '../core/index.ts';
import { addOffPosition } from './activity-spans.ts';
import { isStateShift } from './agent-days.ts';
import type { GroupRoster } from './roster.ts';
import { SpanList } from './span-list.ts';

interface Busy {
  readonly state: AgentState;
  readonly fromMs: number;
  readonly toMs: number;
}

const MS_PER_SECOND = 1000;

/**
 * States of a group whose contacts are known one by one: each leg is talk, then hold, then after-contact work at its
 * own seconds; in between the agent is available, or where the roster has put them. A contact that runs into a pause
 * or past the end of the shift comes first.
 */
export function legStates(roster: GroupRoster, legs: readonly ContactLeg[]): AgentStateSpan[] {
  const { group, grid, queues } = roster.work;
  const queueId = (queues[0] as (typeof queues)[number]).history.queue.id;
  const slotMs = grid.intervalMinutes * 60 * MS_PER_SECOND;
  const legsOf = new Map<string, ContactLeg[]>();
  for (const leg of legs) {
    if (leg.agentId !== null) legsOf.set(leg.agentId, [...(legsOf.get(leg.agentId) ?? []), leg]);
  }
  const all: AgentStateSpan[] = [];
  for (const shift of roster.shifts.filter(isStateShift)) {
    const list = new SpanList(shift.agentId, group.id);
    const startMs = grid.startsMs[shift.first] as number;
    const endMs = startMs + shift.activities.length * slotMs;
    const busy = (legsOf.get(shift.agentId) ?? [])
      .filter(
        (leg) => leg.answeredMs !== null && leg.answeredMs >= startMs && leg.answeredMs < endMs + 2 * slotMs,
      )
      .flatMap(busySpans);
    let next = 0;
    let atMs = startMs;
    const fill = (toMs: number): void => {
      while (atMs < toMs) {
        const slot = Math.floor((atMs - startMs) / slotMs);
        const activity = shift.activities[slot];
        const slotEndMs = startMs + (slot + 1) * slotMs;
        const untilMs = Math.min(toMs, activity === undefined ? toMs : slotEndMs);
        if (activity === 'position') list.add('available', atMs, untilMs, null);
        else if (activity !== undefined) addOffPosition(list, activity, atMs, untilMs);
        atMs = untilMs;
      }
    };
    for (; next < busy.length; next++) {
      const span = busy[next] as Busy;
      fill(span.fromMs);
      list.add(span.state, span.fromMs, span.toMs, queueId);
      atMs = Math.max(atMs, span.toMs);
    }
    fill(endMs);
    for (const span of list.spans) all.push(span);
  }
  return all;
}

function busySpans(leg: ContactLeg): Busy[] {
  const talkMs = leg.answeredMs as number;
  const holdMs = talkMs + leg.talkSeconds * MS_PER_SECOND;
  const acwMs = holdMs + leg.holdSeconds * MS_PER_SECOND;
  return [
    { state: 'talk', fromMs: talkMs, toMs: holdMs },
    { state: 'hold', fromMs: holdMs, toMs: acwMs },
    { state: 'acw', fromMs: acwMs, toMs: acwMs + leg.afterContactSeconds * MS_PER_SECOND },
  ];
}
