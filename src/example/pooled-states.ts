import type { AgentStateSpan, Queue } from '../core/index.ts';
import type { Random } from '../math/index.ts';
import { addOffPosition } from './activity-spans.ts';
import { isStateShift } from './agent-days.ts';
import type { QueueWork } from './group-work.ts';
import type { GroupRoster, Shift } from './roster.ts';
import { shareSeconds } from './share-seconds.ts';
import { SpanList } from './span-list.ts';

/** Nobody is on contacts for more than this share of a slot; the rest of the work spills into the next slot. */
const FULLEST_SHARE = 0.99;
const MS_PER_SECOND = 1000;

/**
 * States of a group whose contacts were drawn by the interval: in each slot the queue's contact seconds are shared
 * among the people on position for it, each as one block of talk and one of after-contact work (or one of e-mail or
 * chat), the rest of the slot being available. Work that does not fit runs into the next slot; what is left when the
 * block of work ends is finished in overtime.
 */
export function pooledStates(random: Random, roster: GroupRoster): AgentStateSpan[] {
  const { group, grid, queues } = roster.work;
  const shifts = roster.shifts.filter(isStateShift);
  const lists = new Map(shifts.map((shift) => [shift, new SpanList(shift.agentId, group.id)]));
  const slotMs = grid.intervalMinutes * 60 * MS_PER_SECOND;
  const carried = queues.map(() => 0);
  const bySlot = activeBySlot(shifts);
  for (const [slot, active] of bySlot) {
    const fromMs = grid.startsMs[slot] as number;
    const onPosition: Shift[] = [];
    for (const shift of active) {
      const activity = shift.activities[slot - shift.first] ?? 'position';
      if (activity === 'position') onPosition.push(shift);
      else addOffPosition(lists.get(shift) as SpanList, activity, fromMs, fromMs + slotMs);
    }
    const lastOfBlock = !bySlot.has(slot + 1);
    let next = 0;
    queues.forEach((work, index) => {
      const people = onPosition.slice(next, next + (work.agents[slot] as number));
      next += people.length;
      const due = (work.workSeconds[slot] as number) + (carried[index] as number);
      const most = Math.floor((slotMs / MS_PER_SECOND) * FULLEST_SHARE);
      const total = Math.min(people.length * most, Math.floor(due));
      carried[index] = due - total;
      const shares = shareSeconds(random, total, people.length, most);
      people.forEach((shift, i) => {
        addWork(
          lists.get(shift) as SpanList,
          work,
          shares[i] as number,
          fromMs,
          fromMs + slotMs,
          slot % 2 === 0,
        );
      });
      if (!lastOfBlock || people.length === 0) return;
      const overtime = Math.floor((carried[index] as number) / people.length);
      carried[index] = 0;
      for (const shift of people) {
        const endMs = fromMs + slotMs;
        addWork(lists.get(shift) as SpanList, work, overtime, endMs, endMs + overtime * MS_PER_SECOND, true);
      }
    });
  }
  return [...lists.values()].flatMap((list) => list.spans);
}

/** Shifts present in each slot, slots ascending, people in the order they came. */
function activeBySlot(shifts: readonly Shift[]): Map<number, Shift[]> {
  const bySlot = new Map<number, Shift[]>();
  for (const shift of shifts) {
    for (let i = 0; i < shift.activities.length; i++) {
      const slot = shift.first + i;
      const known = bySlot.get(slot);
      if (known === undefined) bySlot.set(slot, [shift]);
      else known.push(shift);
    }
  }
  return new Map([...bySlot.entries()].sort(([a], [b]) => a - b));
}

/** One slot of one agent: contact work as one block, before or after the time spent available. */
function addWork(
  list: SpanList,
  work: QueueWork,
  seconds: number,
  fromMs: number,
  toMs: number,
  workFirst: boolean,
): void {
  const { queue, service } = work.history;
  const workMs = seconds * MS_PER_SECOND;
  const startMs = workFirst ? fromMs : toMs - workMs;
  if (!workFirst) list.add('available', fromMs, startMs, null);
  const writtenState = writtenStateOf(queue);
  if (writtenState === null) {
    const talkEndMs = startMs + (seconds - Math.round(seconds * service.afterContactShare)) * MS_PER_SECOND;
    list.add('talk', startMs, talkEndMs, queue.id);
    list.add('acw', talkEndMs, startMs + workMs, queue.id);
  } else {
    list.add(writtenState, startMs, startMs + workMs, queue.id);
  }
  if (workFirst) list.add('available', startMs + workMs, toMs, null);
}

/** The state of work in writing, null for talking. Cases are worked in the same desk tool as e-mail. */
function writtenStateOf(queue: Queue): 'chat' | 'email' | null {
  if (queue.channel === 'chat') return 'chat';
  return queue.channel === 'email' || queue.channel === 'case' ? 'email' : null;
}
