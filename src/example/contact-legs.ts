import { dayNumberOf, zone } from '../calendar/index.ts';
import type { ContactLeg } from '../core/index.ts';
import type { Random } from '../math/index.ts';
import type { SimulatedContact } from './contact-queue.ts';
import type { GroupRoster, Shift } from './roster.ts';
import { ANCHOR_DAY } from './span.ts';

const REASONS = ['contract', 'meter', 'invoice', 'outage', 'other'] as const;
const CUSTOMERS = 420;
const HOLD_PROBABILITY = 0.16;
const TEST_CALL_PROBABILITY = 0.004;
const MS_PER_SECOND = 1000;

/**
 * Legs of a queue that was simulated contact by contact, from the anchor day on, each answered by someone of the group
 * who is on position then and free (whoever has been free longest). Now and then a test call is among them, marked
 * excluded.
 */
export function contactLegs(random: Random, roster: GroupRoster): ContactLeg[] {
  const { group, grid, queues } = roster.work;
  const { queue, contacts, service } = (queues[0] as (typeof queues)[number]).history;
  const firstMs = zone(grid.timeZone).startOfDayMs(dayNumberOf(ANCHOR_DAY));
  const bySlot = onPositionBySlot(roster);
  const freeFromMs = new Map<string, number>();
  const legs: ContactLeg[] = [];
  const stepMs = grid.intervalMinutes * 60 * MS_PER_SECOND;
  // The roster reaches further back than the anchor: a call before it may still keep someone busy.
  const wanted = contacts.filter((contact) => contact.offeredMs >= firstMs - 2 * stepMs);
  const answeredAt = (contact: SimulatedContact): number =>
    contact.offeredMs + contact.waitSeconds * MS_PER_SECOND;
  for (const contact of wanted) {
    const sourceId = `${queue.id}-${contact.offeredMs / MS_PER_SECOND}-${legs.length}`;
    const answered = contact.outcome === 'answered';
    const agentId = answered ? pickAgent(answeredAt(contact)) : null;
    const afterContact = Math.round(
      contact.handleSeconds * service.afterContactShare * (0.6 + 0.8 * random.next()),
    );
    const hold =
      random.next() < HOLD_PROBABILITY ? Math.round((contact.handleSeconds - afterContact) * 0.2) : 0;
    const talk = contact.handleSeconds - afterContact - hold;
    if (agentId !== null) {
      freeFromMs.set(agentId, answeredAt(contact) + contact.handleSeconds * MS_PER_SECOND);
    }
    const leg: ContactLeg = {
      sourceId,
      chainId: sourceId,
      queueId: queue.id,
      vendorId: group.vendorId,
      agentId,
      customerId: `c-${String(1 + Math.floor(random.next() ** 1.6 * CUSTOMERS)).padStart(4, '0')}`,
      reason: REASONS[Math.floor(random.next() ** 1.4 * REASONS.length)] ?? 'other',
      offeredMs: contact.offeredMs,
      answeredMs: answered ? answeredAt(contact) : null,
      endedMs: answeredAt(contact) + (talk + hold) * MS_PER_SECOND,
      outcome: contact.outcome,
      waitSeconds: contact.waitSeconds,
      talkSeconds: talk,
      holdSeconds: hold,
      afterContactSeconds: afterContact,
      excluded: false,
    };
    legs.push(leg);
    if (random.next() < TEST_CALL_PROBABILITY) legs.push(testCall(leg));
  }
  return legs.filter((leg) => leg.offeredMs >= firstMs);

  function pickAgent(atMs: number): string | null {
    let best: string | null = null;
    let bestFree = Number.POSITIVE_INFINITY;
    for (let slot = slotAt(grid.startsMs, atMs); best === null && slot >= 0; slot--) {
      // After closing the people of the last open slot finish the queue.
      if (atMs - (grid.startsMs[slot] as number) > 2 * stepMs) break;
      for (const shift of bySlot.get(slot) ?? []) {
        const free = freeFromMs.get(shift.agentId) ?? 0;
        if (free > atMs || free >= bestFree) continue;
        best = shift.agentId;
        bestFree = free;
      }
    }
    return best;
  }
}

/** A supervisor's test call right after a real one: kept, flagged, never counted. */
function testCall(after: ContactLeg): ContactLeg {
  return {
    ...after,
    sourceId: `${after.sourceId}-test`,
    chainId: `${after.sourceId}-test`,
    agentId: null,
    customerId: null,
    reason: 'test',
    offeredMs: after.offeredMs + MS_PER_SECOND,
    answeredMs: null,
    endedMs: after.offeredMs + 8 * MS_PER_SECOND,
    outcome: 'failed',
    waitSeconds: 7,
    talkSeconds: 0,
    holdSeconds: 0,
    afterContactSeconds: 0,
    excluded: true,
  };
}

function onPositionBySlot(roster: GroupRoster): Map<number, Shift[]> {
  const bySlot = new Map<number, Shift[]>();
  for (const shift of roster.shifts) {
    shift.activities.forEach((activity, i) => {
      if (activity !== 'position') return;
      const slot = shift.first + i;
      bySlot.set(slot, [...(bySlot.get(slot) ?? []), shift]);
    });
  }
  return bySlot;
}

/** Index of the last interval that starts at or before the instant. */
function slotAt(startsMs: Float64Array, atMs: number): number {
  let [low, high] = [0, startsMs.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((startsMs[middle] as number) <= atMs) low = middle;
    else high = middle;
  }
  return low;
}
