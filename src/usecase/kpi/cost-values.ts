import type { AgentDay, CostItem } from '../../core/index.ts';
import { addMoney } from '../../core/index.ts';
import { type CostDimension, type CostRow, costPerContact } from '../../finance/index.ts';
import { exactOf, isDirectCategory, kpiOf } from '../../kpi/index.ts';
import { rationalToNumber } from '../../math/index.ts';
import type { KpiScopeKind } from '../../store/index.ts';
import { costCells, type QueueMonth } from './cost-cells.ts';
import { clockOfScope, type KpiOrganisation } from './kpi-organisation.ts';
import type { Month } from './months.ts';
import type { ValueRow } from './value-row.ts';

const COST = kpiOf('cost_per_contact');
const DIMENSIONS: readonly (readonly [KpiScopeKind, CostDimension])[] = [
  ['queue', 'queueId'],
  ['vendor', 'vendorId'],
  ['site', 'siteId'],
];

export interface MonthCosts {
  readonly rows: readonly ValueRow[];
  /** Items that no queue's work could carry: they are in the tenant's figure only. */
  readonly unallocated: number;
}

/**
 * Cost per contact of one month, by queue, vendor, site and for the tenant. The tenant's figure holds every item; the
 * others hold what the allocation of the items gives them. Costs in several currencies give no figure: convert first.
 *
 * @param monthRows values of the month, which hold the contacts and handle seconds of each queue.
 */
export function costValues(
  organisation: KpiOrganisation,
  month: Month,
  items: readonly CostItem[],
  agentDays: readonly AgentDay[],
  monthRows: readonly ValueRow[],
): MonthCosts {
  const currencies = [...new Set(items.map((item) => item.cost.currency))];
  const [currency] = currencies;
  if (currency === undefined || currencies.length > 1) return { rows: [], unallocated: 0 };
  const work = queueMonths(organisation, month, monthRows);
  const cells = costCells(organisation, month, work, agentDays);
  const rows: ValueRow[] = [];
  const add = (kind: KpiScopeKind, id: string, cost: CostRow): void => {
    rows.push(costRow(organisation, month, kind, id, cost, 'loaded', cost.loaded.amount, currency));
    rows.push(costRow(organisation, month, kind, id, cost, 'direct', cost.direct.amount, currency));
  };
  const { total, unallocated } = costPerContact(items, cells, 'month', currency);
  for (const [kind, dimension] of DIMENSIONS) {
    for (const cost of costPerContact(items, cells, dimension, currency).rows) {
      if (cost.key !== '') add(kind, cost.key, cost);
    }
  }
  const sum = (some: readonly CostItem[]) =>
    addMoney(
      some.map((item) => item.cost),
      currency,
    );
  const direct = items.filter((item) => isDirectCategory(item.category));
  add('tenant', organisation.tenantId, { ...total, loaded: sum(items), direct: sum(direct) });
  return { rows, unallocated: unallocated.length };
}

/** Contacts and handle seconds of each queue, from its values of the month. */
export function queueMonths(
  organisation: KpiOrganisation,
  month: Month,
  monthRows: readonly ValueRow[],
): QueueMonth[] {
  const ofQueues = monthRows.filter((row) => row.scopeKind === 'queue' && row.grain === 'M');
  const partOf = (kpi: string, queueId: string, part: 'value' | 'numerator'): number => {
    const fromAt = clockOfScope(organisation, 'queue', queueId).startOfDayMs(month.fromDay);
    const row = ofQueues.find((one) => one.kpi === kpi && one.scopeId === queueId && one.fromAt === fromAt);
    const text = row?.[part] ?? null;
    return text === null ? 0 : rationalToNumber(exactOf(text));
  };
  return organisation.queues
    .map(({ id }) => ({
      queueId: id,
      handled: partOf('contacts_handled', id, 'value'),
      handleSeconds: partOf('aht', id, 'numerator'),
    }))
    .filter(({ handled }) => handled > 0);
}

function costRow(
  organisation: KpiOrganisation,
  month: Month,
  scopeKind: KpiScopeKind,
  scopeId: string,
  cost: CostRow,
  policy: string,
  amount: string,
  currency: string,
): ValueRow {
  const clock = clockOfScope(organisation, scopeKind, scopeId);
  return {
    kpi: COST.id,
    kpiVersion: COST.version,
    policy,
    scopeKind,
    scopeId,
    grain: 'M',
    fromAt: clock.startOfDayMs(month.fromDay),
    toAt: clock.startOfDayMs(month.toDay),
    numerator: amount,
    denominator: String(cost.contacts),
    value: null,
    unit: `${currency}/contact`,
    sampleSize: cost.contacts,
    pending: false,
    dataCompleteUntil: null,
  };
}
