import { type LocalDay, type Money, money, ratioValue } from '../../core/index.ts';
import { CONTRACT, KPI_TARGETS } from '../../example/index.ts';
import type { Reconciliation } from '../../finance/index.ts';
import { kpiOf, targetOf } from '../../kpi/index.ts';
import { inTenant, listInvoices } from '../../store/index.ts';
import { checkInvoice } from '../finance/check-invoice.ts';
import { storeContract } from '../finance/store-contract.ts';
import { storeInvoice } from '../finance/store-invoice.ts';
import { type KpiScorecardRow, kpiScorecard } from '../kpi/kpi-scorecard.ts';
import { rollUpKpis } from '../kpi/roll-up-kpis.ts';
import type { World } from '../world.ts';
import { type LazyExample, lazyExample } from './import-example.ts';

/** The month whose indicators the main job shows, and the vendor whose invoices it checks. */
const MONTH = { fromDay: '2026-10-01', toDay: '2026-11-01' };
const INVOICED = { fromDay: '2026-08-01', toDay: '2026-10-01' };
const QUEUE = 'billing';

/** One scope's scorecard of the month. */
export interface ShownScorecard {
  readonly title: string;
  readonly rows: readonly KpiScorecardRow[];
}

/** What one contact of a vendor cost in a month: by our books, by the contract, by the invoice. */
export interface ShownInvoice {
  readonly reconciliationId: string;
  readonly reconciliation: Reconciliation;
  readonly month: string;
  /** Contacts the vendor's queues handled in the month. */
  readonly contacts: string;
  /** Loaded operating cost over those contacts; null before costs are known. */
  readonly costPerContact: number | null;
}

export interface ShownJudgement {
  readonly scorecards: readonly ShownScorecard[];
  readonly vendorCosts: readonly {
    readonly vendorId: string;
    readonly cost: Money;
    readonly contacts: string;
  }[];
  readonly invoices: readonly ShownInvoice[];
}

/** Indicators against targets, cost per contact, and the vendor's invoices against what was measured. */
export async function judgeExample(world: World, example = lazyExample()): Promise<ShownJudgement> {
  world.progress(0, 'rolling up indicators');
  await rollUpKpis(world, { fromDay: '2026-10-18', toDay: MONTH.toDay });
  // The invoiced months too, so that the vendor's cost per contact stands beside its invoices.
  await rollUpKpis(world, { fromDay: INVOICED.fromDay, toDay: INVOICED.toDay });
  return {
    scorecards: [await queueScorecard(world), await tenantScorecard(world)],
    vendorCosts: await vendorCosts(world),
    invoices: await checkInvoices(world, example),
  };
}

async function queueScorecard(world: World): Promise<ShownScorecard> {
  const targets = KPI_TARGETS.filter((target) => target.queueId === QUEUE).map((target) => ({
    kpi: target.kpi,
    target: targetOf({ ...target, target: target.value }),
  }));
  const shown = [
    'service_level',
    'asa',
    'abandonment_rate',
    'aht',
    'occupancy',
    'staffing_to_plan',
    'staffing_coverage',
    'forecast_wape',
    'forecast_bias',
    'csat',
    'cost_per_contact',
  ];
  const scope = { kind: 'queue' as const, id: QUEUE };
  return {
    title: QUEUE,
    rows: inOrder(await kpiScorecard(world, { ...MONTH, scope, targets, kpis: shown }), shown),
  };
}

async function tenantScorecard(world: World): Promise<ShownScorecard> {
  const targets = KPI_TARGETS.filter((target) => target.queueId === null).map((target) => ({
    kpi: target.kpi,
    target: targetOf({ ...target, target: target.value }),
  }));
  const shown = [
    'contacts_handled',
    'abandonment_rate',
    'occupancy',
    'utilisation',
    'csat',
    'nps',
    'cost_per_contact',
  ];
  const scope = { kind: 'tenant' as const, id: world.scope.tenantId };
  return {
    title: 'all queues',
    rows: inOrder(await kpiScorecard(world, { ...MONTH, scope, targets, kpis: shown }), shown),
  };
}

/** In the order asked for, and of an indicator's policies the one its definition has first, if it is there. */
function inOrder(rows: readonly KpiScorecardRow[], kpis: readonly string[]): KpiScorecardRow[] {
  return kpis.flatMap((kpi) => {
    const ofKpi = rows.filter((row) => row.value.kpi === kpi);
    return ofKpi.find((row) => row.value.policy === kpiOf(kpi).policies[0].id) ?? ofKpi[0] ?? [];
  });
}

async function vendorCosts(world: World): Promise<ShownJudgement['vendorCosts']> {
  const found = [];
  for (const vendorId of ['nordcall', 'lonestar']) {
    const row = await loadedCost(world, vendorId, MONTH);
    if (row?.value.numerator && row.value.denominator) {
      const [, currency = 'EUR'] = /^([A-Z]{3})/.exec(row.value.unit) ?? [];
      found.push({ vendorId, cost: money(row.value.numerator, currency), contacts: row.value.denominator });
    }
  }
  return found;
}

/** A vendor's loaded cost per contact over whole months. */
async function loadedCost(
  world: World,
  vendorId: string,
  months: { readonly fromDay: LocalDay; readonly toDay: LocalDay },
): Promise<KpiScorecardRow | undefined> {
  const kpis = ['cost_per_contact'];
  const scope = { kind: 'vendor' as const, id: vendorId };
  return inOrder(await kpiScorecard(world, { ...months, scope, targets: [], kpis }), kpis)[0];
}

async function checkInvoices(world: World, example: LazyExample): Promise<ShownInvoice[]> {
  const { database, scope } = world;
  const known = await inTenant(database, scope.tenantId, (transaction) =>
    listInvoices(transaction, scope, {}),
  );
  if (known.length < 2) {
    world.progress(0, 'checking the vendor’s invoices');
    await storeContract(world, CONTRACT);
    for (const { invoice } of example().invoiceCases) await storeInvoice(world, { document: invoice });
  }
  const stored = await inTenant(database, scope.tenantId, (transaction) =>
    listInvoices(transaction, scope, {}),
  );
  const shown: ShownInvoice[] = [];
  for (const { id } of stored) {
    const { reconciliationId, reconciliation, measured } = await checkInvoice(world, { invoiceId: id });
    const { from } = measured.period;
    const row = await loadedCost(world, CONTRACT.vendor_id, { fromDay: from, toDay: nextMonth(from) });
    const contacts = row?.value.denominator ?? '0';
    shown.push({
      reconciliationId,
      reconciliation,
      month: from.slice(0, 7),
      contacts,
      costPerContact: ratioValue({
        numerator: Number(row?.value.numerator ?? 0),
        denominator: Number(contacts),
      }),
    });
  }
  return shown.sort((a, b) => (a.month < b.month ? -1 : 1));
}

function nextMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
