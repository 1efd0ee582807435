import { type CostItem, MoneyDecimal } from '../core/index.ts';
import { SITES } from './cast.ts';
import { STAFF_GROUPS } from './groups.ts';
import { rightInvoice } from './invoices.ts';
import { measuredMonth } from './measured-month.ts';
import { exactHours, type MonthSums } from './month-sums.ts';
import { QUEUES } from './queues.ts';

const TELECOM_PER_MINUTE = '0.011';
/** Buildings, licences and management a month, by site. */
const OVERHEAD: Readonly<Record<string, string>> = {
  paris: '58200.00',
  lille: '9400.00',
  austin: '7800.00',
};

/**
 * What the contact centre cost in one month: in-house pay by group (paid hours x the group's rate), what each vendor
 * is owed (Nordcall by its contract, Lonestar by the productive hour), telephone minutes, overhead.
 */
export function costItems(sums: MonthSums): CostItem[] {
  return [
    ...payItems(sums),
    nordcallItem(sums),
    lonestarItem(sums),
    ...telecomItems(sums),
    ...SITES.map((site) =>
      item(sums.month, 'overhead', OVERHEAD[site.id] ?? '0', { siteId: site.id, allocation: 'seats' }),
    ),
  ];
}

function payItems(sums: MonthSums): CostItem[] {
  return STAFF_GROUPS.filter((group) => group.vendorId === null).map((group) => {
    const amount = exactHours(sums.paidSeconds[group.id] ?? 0).times(group.costPerHour.amount);
    const only = group.queueIds.length === 1 ? (group.queueIds[0] ?? null) : null;
    return item(sums.month, 'agent_pay', amount.toFixed(2), {
      siteId: group.siteId,
      queueId: only,
      allocation: 'direct',
    });
  });
}

function nordcallItem(sums: MonthSums): CostItem {
  const owed = rightInvoice('', '', measuredMonth(sums)).net;
  return item(sums.month, 'vendor', owed, {
    siteId: 'lille',
    vendorId: 'nordcall',
    allocation: 'handle_time',
  });
}

function lonestarItem(sums: MonthSums): CostItem {
  const owed = STAFF_GROUPS.filter((group) => group.vendorId === 'lonestar').reduce(
    (total, group) =>
      total.plus(exactHours(sums.billedSeconds[group.id] ?? 0).times(group.costPerHour.amount)),
    new MoneyDecimal(0),
  );
  return item(sums.month, 'vendor', owed.toFixed(2), {
    siteId: 'austin',
    vendorId: 'lonestar',
    allocation: 'handle_time',
  });
}

function telecomItems(sums: MonthSums): CostItem[] {
  return QUEUES.filter((queue) => queue.channel === 'voice').map((queue) => {
    const minutes = new MoneyDecimal(sums.lineSeconds[queue.id] ?? 0).dividedBy(60);
    return item(sums.month, 'telecom', minutes.times(TELECOM_PER_MINUTE).toFixed(2), {
      queueId: queue.id,
      allocation: 'direct',
    });
  });
}

function item(
  month: string,
  category: string,
  amount: string,
  rest: Partial<Pick<CostItem, 'siteId' | 'vendorId' | 'queueId'>> & Pick<CostItem, 'allocation'>,
): CostItem {
  const { siteId = null, vendorId = null, queueId = null, allocation } = rest;
  const id = [month, category, vendorId ?? siteId ?? '', queueId ?? '']
    .filter((part) => part !== '')
    .join(':');
  return {
    id,
    month: `${month}-01`,
    category,
    cost: { amount, currency: 'EUR' },
    siteId,
    vendorId,
    queueId,
    allocation,
  };
}
