import { dayNumberOf, dayText } from '../../calendar/index.ts';
import { AgnerError, type Interval, type LocalDay, type Queue, type StaffGroup } from '../../core/index.ts';
import type { MeasurableRecords, QuantityDefinition, ServicePeriod } from '../../finance/index.ts';
import {
  listAgentDays,
  listAgentStates,
  listContactLegs,
  readIntervalActuals,
  type StoredIntervalActual,
  type Transaction,
} from '../../store/index.ts';
import { localSpan } from '../local-span.ts';
import type { World } from '../world.ts';

/** Who there is, as far as quantities need it. */
export interface QuantityPlaces {
  readonly queues: readonly Queue[];
  readonly groups: readonly StaffGroup[];
  /** Zone of each site. */
  readonly zoneOfSite: ReadonlyMap<string, string>;
}

/** The records that one contract code is counted from. */
export interface QuantityRows {
  readonly records: MeasurableRecords;
  readonly period: Interval;
  /** Imports that the interval actuals came from. */
  readonly importIds: readonly string[];
}

/**
 * Reads the records of one code. A service period is local days: each queue's records are cut by the queue's own zone,
 * each group's by its site's.
 *
 * @throws AgnerError NOT_FOUND for a queue or group that is not stored, or not seen.
 */
export async function readQuantityRows(
  transaction: Transaction,
  world: World,
  definition: QuantityDefinition,
  period: ServicePeriod,
  places: QuantityPlaces,
): Promise<QuantityRows> {
  const { scope } = world;
  const toDay = dayAfter(period.to);
  const none: MeasurableRecords = { legs: [], states: [], agentDays: [], intervals: [] };
  const nothing: Interval = { fromMs: 0, toMs: 0 };
  if (definition.kind === 'fixed') return { records: none, period: nothing, importIds: [] };
  if (definition.kind === 'billedHours') {
    const groupIds = (definition.groupIds ?? []).map((id) => known('staff group', id, places.groups).id);
    const { from, to } = period;
    const agentDays = await listAgentDays(transaction, scope, { groupIds, fromDay: from, toDay: to });
    return { records: { ...none, agentDays }, period: nothing, importIds: [] };
  }
  if (definition.kind === 'productionHours') {
    const spans: Interval[] = [];
    const states = [];
    for (const groupId of definition.groupIds ?? []) {
      const group = known('staff group', groupId, places.groups);
      const span = localSpan(places.zoneOfSite.get(group.siteId) ?? 'UTC', period.from, toDay);
      spans.push(span);
      const found = await listAgentStates(transaction, scope, { groupIds: [groupId], ...span });
      for (const state of found) {
        states.push({
          ...state,
          fromMs: Math.max(state.fromMs, span.fromMs),
          toMs: Math.min(state.toMs, span.toMs),
        });
      }
    }
    return { records: { ...none, states }, period: hull(spans), importIds: [] };
  }
  const spans: Interval[] = [];
  const legs = [];
  const intervals: StoredIntervalActual[] = [];
  for (const queueId of definition.queueIds ?? []) {
    const queue = known('queue', queueId, places.queues);
    const span = localSpan(queue.timeZone, period.from, toDay);
    spans.push(span);
    const range = { queueIds: [queueId], ...span };
    if (definition.kind === 'contacts' || definition.kind === 'handleMinutes') {
      legs.push(...(await listContactLegs(transaction, scope, range)));
    } else intervals.push(...(await readIntervalActuals(transaction, scope, range)));
  }
  return {
    // Which import brought a row is no part of what it says: an equal row of another import is the same evidence.
    records: {
      ...none,
      legs,
      intervals: intervals.map(({ source: _source, importId: _importId, ...row }) => row),
    },
    period: hull(spans),
    importIds: [...new Set(intervals.map(({ importId }) => importId))].toSorted(),
  };
}

/** The next local day: documents print inclusive bounds. */
export function dayAfter(day: LocalDay): LocalDay {
  return dayText(dayNumberOf(day) + 1);
}

function hull(spans: readonly Interval[]): Interval {
  return {
    fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...spans.map(({ toMs }) => toMs)),
  };
}

function known<Row extends { readonly id: string }>(what: string, id: string, rows: readonly Row[]): Row {
  const found = rows.find((row) => row.id === id);
  if (found !== undefined) return found;
  throw new AgnerError('NOT_FOUND', `The contract counts the ${what} "${id}", which is not stored.`, {
    field: 'contract.rates.measure',
    value: id,
  });
}
