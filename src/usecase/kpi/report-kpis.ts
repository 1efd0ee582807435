import { dayNumberOf, zone } from '../../calendar/index.ts';
import { AgnerError, type LocalDay, type Ratio } from '../../core/index.ts';
import { estimateOccupancy } from '../../kpi/index.ts';
import {
  inTenant,
  type KpiScopeKind,
  listAgentStates,
  listContactLegs,
  listQueues,
} from '../../store/index.ts';
import type { World } from '../world.ts';
import { type KpiScorecardRow, kpiScorecard } from './kpi-scorecard.ts';
import { rollUpKpis } from './roll-up-kpis.ts';

export interface KpiReportRequest {
  /** Local days, half-open. */
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
  readonly scope: { readonly kind: KpiScopeKind; readonly id: string };
}

export interface KpiReport {
  readonly rows: readonly KpiScorecardRow[];
  /** For a queue with contacts but without agent states in the span: never to be read as occupancy itself. */
  readonly occupancyEstimate: Ratio | null;
  /** A stored value of the report that can be explained, as its id is stored; null when there is none. */
  readonly exampleId: string | null;
}

/**
 * Rolls the span up and gives the indicators of one scope over it, each recomputed from the sums of its days.
 *
 * @throws AgnerError VALUE_INVALID for an empty span, NOT_FOUND for an unknown scope.
 */
export async function reportKpis(world: World, request: KpiReportRequest): Promise<KpiReport> {
  const { fromDay, toDay, scope } = request;
  await rollUpKpis(world, { fromDay, toDay });
  const rows = await kpiScorecard(world, { fromDay, toDay, scope, targets: [] });
  return {
    rows,
    occupancyEstimate: scope.kind === 'queue' ? await estimateOf(world, request) : null,
    exampleId: exampleOf(rows),
  };
}

/** The service level where there is one: what people ask for first. */
function exampleOf(rows: readonly KpiScorecardRow[]): string | null {
  const known = rows.filter(({ value, valueIds }) => value.value !== null && valueIds.length > 0);
  const row = known.find(({ value }) => value.kpi === 'service_level') ?? known[0];
  return row?.valueIds[0] ?? null;
}

async function estimateOf(world: World, { fromDay, toDay, scope }: KpiReportRequest): Promise<Ratio | null> {
  return inTenant(world.database, world.scope.tenantId, async (transaction) => {
    const queue = (await listQueues(transaction, world.scope)).find((item) => item.id === scope.id);
    if (queue === undefined) {
      throw new AgnerError('NOT_FOUND', `There is no queue "${scope.id}".`, {
        field: 'scope',
        value: scope.id,
      });
    }
    const clock = zone(queue.timeZone);
    const span = {
      fromMs: clock.startOfDayMs(dayNumberOf(fromDay)),
      toMs: clock.startOfDayMs(dayNumberOf(toDay)),
    };
    const states = await listAgentStates(transaction, world.scope, { groupIds: 'all', ...span });
    if (states.length > 0) return null;
    const legs = await listContactLegs(transaction, world.scope, { queueIds: [queue.id], ...span });
    const estimate = estimateOccupancy(legs, queue.intervalMinutes);
    return estimate.denominator === 0 ? null : estimate;
  });
}
