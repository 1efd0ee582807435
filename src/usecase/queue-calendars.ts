import {
  buildDayGrid,
  type DayGrid,
  holidayLookup,
  type OpeningHours,
  parseOpeningHours,
} from '../calendar/index.ts';
import { AgnerError, type LocalDay, type Queue } from '../core/index.ts';
import { listOpeningHours, listQueues, listSites, type Transaction } from '../store/index.ts';
import type { World } from './world.ts';

/** Queues with what makes their grids: hours, zone and public holidays. */
export interface QueueCalendars {
  readonly queues: readonly Queue[];
  readonly hours: ReadonlyMap<string, OpeningHours>;
  /** Country of each site, for its public holidays. */
  readonly countryOf: (queue: Queue) => string | null;
}

/** @throws AgnerError NOT_FOUND when a wanted queue is not stored or not seen. */
export async function readQueueCalendars(
  world: World,
  transaction: Transaction,
  queueIds: readonly string[] | 'all',
): Promise<QueueCalendars> {
  const { scope } = world;
  const all = await listQueues(transaction, scope);
  const known = new Map(all.map((queue) => [queue.id, queue]));
  const queues = queueIds === 'all' ? all : queueIds.map((id) => known.get(id) ?? unknownQueue(id, all));
  const documents = await listOpeningHours(transaction, scope);
  const countries = new Map((await listSites(transaction, scope)).map((site) => [site.id, site.country]));
  return {
    queues,
    hours: new Map(documents.map(({ id, document }) => [id, parseOpeningHours(document, id)])),
    countryOf: (queue) => countries.get(queue.siteId) ?? null,
  };
}

/** The grid of a queue over local days, open by the given hours (default: the queue's own; null: round the clock). */
export async function queueGrid(
  calendars: QueueCalendars,
  queue: Queue,
  fromDay: LocalDay,
  toDay: LocalDay,
  hours: OpeningHours | null = queue.hoursId === null ? null : hoursOf(calendars, queue.hoursId),
): Promise<DayGrid> {
  return buildDayGrid({
    timeZone: queue.timeZone,
    intervalMinutes: queue.intervalMinutes,
    fromDay,
    toDay,
    hours,
    holidayOf: await holidayLookup(calendars.countryOf(queue), fromDay, toDay),
  });
}

/** @throws AgnerError NOT_FOUND, naming the hours there are. */
export function hoursOf(calendars: QueueCalendars, id: string): OpeningHours {
  const found = calendars.hours.get(id);
  if (found !== undefined) return found;
  throw new AgnerError('NOT_FOUND', `There are no opening hours "${id}".`, {
    field: 'hours',
    value: id,
    next: `Store them first; there are ${[...calendars.hours.keys()].join(', ') || 'none'}.`,
  });
}

function unknownQueue(id: string, all: readonly Queue[]): never {
  throw new AgnerError('NOT_FOUND', `There is no queue "${id}".`, {
    field: 'queue',
    value: id,
    next: `Use one of ${all.map((queue) => queue.id).join(', ') || 'none yet'}.`,
  });
}
