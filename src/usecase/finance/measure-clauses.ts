import type { Contract, Measured, ServicePeriod } from '../../finance/index.ts';
import { addIntervalActual, emptyMeasures, evaluateKpi, exactTotal, findKpi } from '../../kpi/index.ts';
import { rationalToText } from '../../math/index.ts';
import {
  readForecastInForce,
  readIntervalActuals,
  type StoredIntervalActual,
  type Transaction,
} from '../../store/index.ts';
import { localSpan } from '../local-span.ts';
import type { World } from '../world.ts';
import type { CountedQuantity } from './counted-quantity.ts';
import { dayAfter, type QuantityPlaces } from './read-quantity-rows.ts';

const MS_PER_DAY = 86_400_000;
/** Decisions about contracts go by the forecast that was locked this long before, unless the clause says otherwise. */
const LOCK_DAYS = 30;

type Clause = Contract['bonusMalus'][number];

interface ClauseMeasures {
  readonly measured: Pick<Measured, 'kpis' | 'forecast'>;
  readonly parents: readonly string[];
}

/**
 * The KPI results and locked forecasts that bonus and malus clauses depend on, over the queues of the codes that the
 * clause is taken of. A KPI that interval actuals cannot give is left out, and the check then names it as missing.
 */
export async function measureClauses(
  transaction: Transaction,
  world: World,
  contract: Contract,
  period: ServicePeriod,
  quantities: readonly CountedQuantity[],
  places: QuantityPlaces,
): Promise<ClauseMeasures> {
  const kpis: NonNullable<Measured['kpis']> = {};
  const forecast: NonNullable<Measured['forecast']> = {};
  const parents = new Set<string>();
  for (const clause of contract.bonusMalus) {
    const queueIds = queuesOf(clause, quantities, places);
    const rows = await clauseRows(transaction, world, queueIds, period, places);
    for (const { importId } of rows) parents.add(importId);
    const result = kpiResult(clause, rows);
    if (result !== null) kpis[clause.kpi] = result;
    if (clause.relief === undefined) continue;
    const leadDays = clause.relief.lock_days ?? LOCK_DAYS;
    const locked = await readForecastInForce(transaction, world.scope, {
      queueIds,
      metrics: ['offered'],
      fromDay: period.from,
      toDay: period.to,
      lagMs: leadDays * MS_PER_DAY,
    });
    const means = locked.flatMap(({ mean }) => [...mean].filter((value) => !Number.isNaN(value)));
    if (means.length === 0) continue;
    const offered = rows.map((row) => row.offered).filter((value) => value !== null);
    forecast[clause.code] = {
      forecast: totalText(means),
      actual: totalText(offered),
      lead_days: leadDays,
    };
  }
  const any = (record: object): boolean => Object.keys(record).length > 0;
  return {
    measured: { ...(any(kpis) ? { kpis } : {}), ...(any(forecast) ? { forecast } : {}) },
    parents: [...parents],
  };
}

/** The queues counted for the clause's codes; where hours are counted, the queues that the groups serve. */
function queuesOf(
  clause: Clause,
  quantities: readonly CountedQuantity[],
  places: QuantityPlaces,
): readonly string[] {
  const counted = quantities.filter(({ code }) => clause.base_codes?.includes(code) ?? true);
  const ids = counted.flatMap(({ definition: { queueIds = [], groupIds = [] } }) => [
    ...queueIds,
    ...places.groups.filter(({ id }) => groupIds.includes(id)).flatMap((group) => group.queueIds),
  ]);
  return [...new Set(ids)].toSorted();
}

async function clauseRows(
  transaction: Transaction,
  world: World,
  queueIds: readonly string[],
  period: ServicePeriod,
  places: QuantityPlaces,
): Promise<StoredIntervalActual[]> {
  const rows: StoredIntervalActual[] = [];
  for (const queue of places.queues.filter(({ id }) => queueIds.includes(id))) {
    const span = localSpan(queue.timeZone, period.from, dayAfter(period.to));
    rows.push(...(await readIntervalActuals(transaction, world.scope, { queueIds: [queue.id], ...span })));
  }
  return rows;
}

function kpiResult(
  clause: Clause,
  rows: readonly StoredIntervalActual[],
): { readonly num: string; readonly den: string } | null {
  const definition = findKpi(clause.kpi);
  if (definition === null) return null;
  const sums = emptyMeasures();
  for (const row of rows) addIntervalActual(sums, row);
  const value = evaluateKpi(definition, sums, clause.policy === undefined ? {} : { policy: clause.policy });
  const { numerator, denominator } = value;
  if (numerator === null || denominator === null) return null;
  return { num: numerator, den: denominator };
}

function totalText(values: readonly number[]): string {
  const total = exactTotal(values);
  return typeof total === 'object' ? rationalToText(total) : String(total);
}
