import type { DayGrid } from '../calendar/index.ts';
import type { IntervalActual, Queue } from '../core/index.ts';
import type { SimulatedContact } from './contact-queue.ts';
import { type IntervalCounts, intervalActual, noCounts } from './interval-counts.ts';

/**
 * Interval actuals of simulated contacts, each counted where it was offered; an open interval without contacts is a
 * row of zeros.
 *
 * @param contacts in the order of their intervals.
 */
export function countContacts(
  queue: Queue,
  grid: DayGrid,
  contacts: readonly SimulatedContact[],
): IntervalActual[] {
  const actuals: IntervalActual[] = [];
  let next = 0;
  for (let i = 0; i < grid.open.length; i++) {
    if (grid.open[i] !== 1) continue;
    const counts = noCounts();
    for (; next < contacts.length && contacts[next]?.index === i; next++) {
      addContact(counts, queue, contacts[next] as SimulatedContact);
    }
    actuals.push(intervalActual(queue, grid.startsMs[i] as number, counts));
  }
  return actuals;
}

function addContact(counts: IntervalCounts, queue: Queue, contact: SimulatedContact): void {
  const within = contact.waitSeconds <= queue.thresholdSeconds ? 1 : 0;
  counts.offered++;
  counts.waitSecondsAll += contact.waitSeconds;
  if (contact.outcome === 'answered') {
    counts.handled++;
    counts.handledWithin += within;
    counts.waitSecondsHandled += contact.waitSeconds;
    counts.handleSeconds += contact.handleSeconds;
  } else if (contact.outcome === 'abandoned') {
    counts.abandoned++;
    counts.abandonedWithin += within;
    counts.abandonedShort += contact.waitSeconds < queue.shortAbandonSeconds ? 1 : 0;
  } else {
    counts.flowOut++;
  }
}
