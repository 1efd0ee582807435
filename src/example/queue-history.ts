import type { DayGrid } from '../calendar/index.ts';
import type { IntervalActual, Queue } from '../core/index.ts';
import { sampleArrivals } from './arrivals.ts';
import { contactQueue, type SimulatedContact } from './contact-queue.ts';
import { countContacts } from './count-contacts.ts';
import { dayLevels } from './day-levels.ts';
import { deferredQueue } from './deferred-queue.ts';
import { DEMAND_TABLE } from './demand-table.ts';
import { deskLevels } from './desk-levels.ts';
import { TRUE_EVENTS } from './events.ts';
import { meanHandleSeconds, trueHandleSeconds } from './handle-time.ts';
import { meanDemand } from './mean-demand.ts';
import { deskMask } from './queue-grid.ts';
import { SERVICE_TABLE, type ServiceModel } from './service-model.ts';
import { staffingLevels } from './staffing-levels.ts';
import { stream } from './stream.ts';
import { voiceHistory } from './voice-history.ts';

/** The queues whose contacts are simulated one by one, because they are small enough and legs are wanted. */
export const CONTACT_QUEUES: readonly string[] = ['vip', 'night-line'];

/** Everything that happened on one queue over the span. */
export interface QueueHistory {
  readonly queue: Queue;
  readonly grid: DayGrid;
  readonly service: ServiceModel;
  /** One per open interval of the grid, in order; closed intervals are absent. */
  readonly actuals: readonly IntervalActual[];
  /** Agents on position and agent seconds of contact work per interval of the grid. */
  readonly agents: Int32Array;
  readonly workSeconds: Float64Array;
  /** The single contacts of CONTACT_QUEUES, else none. */
  readonly contacts: readonly SimulatedContact[];
}

/** Makes one queue's history. The same seed gives the same history whatever other queues are made. */
export function queueHistory(seed: number, queue: Queue, grid: DayGrid, common: Float64Array): QueueHistory {
  const demand = rowOf(DEMAND_TABLE, queue.id);
  const service = rowOf(SERVICE_TABLE, queue.id);
  const random = (part: string) => stream(seed, `${queue.id} ${part}`);
  const events = TRUE_EVENTS.filter((event) => event.queueId === queue.id);
  const foreseen = events.filter((event) => event.type !== 'outage');
  const planned = meanDemand(demand, grid, foreseen);
  const truth = foreseen.length === events.length ? planned : meanDemand(demand, grid, events);
  const levels = dayLevels(random('days'), demand.dayVariation, common);
  const counts = sampleArrivals(random('arrivals'), grid, truth, levels, demand.withinDayVariation);
  const plannedSeconds = meanHandleSeconds(service, grid);
  const meanSeconds = trueHandleSeconds(random('handle time'), service, grid, plannedSeconds);
  const staff = random('staff');
  const chance = random('service');

  if (queue.channel === 'email' || queue.channel === 'case') {
    const deskOpen = deskMask(queue, grid);
    const agents = deskLevels(staff, service, grid, planned, plannedSeconds, deskOpen);
    const result = deferredQueue(chance, queue, service, grid, counts, meanSeconds, deskOpen, agents);
    return { queue, grid, service, agents, contacts: [], ...result };
  }
  const agents = staffingLevels(staff, service, grid, planned, plannedSeconds);
  const contacts = CONTACT_QUEUES.includes(queue.id)
    ? contactQueue(chance, service, grid, counts, meanSeconds, agents)
    : [];
  const actuals = CONTACT_QUEUES.includes(queue.id)
    ? countContacts(queue, grid, contacts)
    : voiceHistory(chance, queue, service, grid, counts, meanSeconds, agents);
  return { queue, grid, service, agents, contacts, actuals, workSeconds: workOf(actuals, service, grid) };
}

function rowOf<T extends { readonly queueId: string }>(table: readonly T[], queueId: string): T {
  const row = table.find((entry) => entry.queueId === queueId);
  if (row === undefined) throw new RangeError(`The example's tables have no row for the queue "${queueId}".`);
  return row;
}

/** Agent seconds per interval: contacts that one agent handles side by side share the time. */
function workOf(actuals: readonly IntervalActual[], service: ServiceModel, grid: DayGrid): Float64Array {
  const work = new Float64Array(grid.startsMs.length);
  let next = 0;
  for (let i = 0; i < work.length; i++) {
    if (grid.open[i] !== 1) continue;
    work[i] = (actuals[next]?.handleSeconds ?? 0) / service.concurrency;
    next++;
  }
  return work;
}
