import {
  type Contract,
  type Measured,
  measureQuantities,
  quantitiesByCode,
  quantityDefinition,
  type ServicePeriod,
} from '../../finance/index.ts';
import { listQueues, listSites, listStaffGroups, type Transaction } from '../../store/index.ts';
import type { World } from '../world.ts';
import type { CountedQuantity } from './counted-quantity.ts';
import { measureClauses } from './measure-clauses.ts';
import { type QuantityRows, readQuantityRows } from './read-quantity-rows.ts';

/** Everything that an invoice is held against. */
export interface ContractMeasures {
  readonly measured: Measured;
  readonly quantities: readonly CountedQuantity[];
  /** Runs whose results were counted. */
  readonly parents: readonly string[];
}

/**
 * Counts what a contract pays for in a service period, from the stored records of the queues and groups that its rates
 * name, and the KPIs and forecasts that its clauses depend on.
 */
export async function measureContract(
  transaction: Transaction,
  world: World,
  contract: Contract,
  period: ServicePeriod,
): Promise<ContractMeasures> {
  const { scope } = world;
  const queues = await listQueues(transaction, scope, period.from);
  const groups = await listStaffGroups(transaction, scope);
  const sites = await listSites(transaction, scope);
  const places = { queues, groups, zoneOfSite: new Map(sites.map((site) => [site.id, site.timeZone])) };
  const quantities: CountedQuantity[] = [];
  const rows: QuantityRows[] = [];
  for (const rate of contract.rates) {
    const definition = quantityDefinition(rate, contract.vendorId, groups);
    const found = await readQuantityRows(transaction, world, definition, period, places);
    rows.push(found);
    for (const quantity of measureQuantities([definition], found.records, found.period)) {
      quantities.push({ ...quantity, definition });
    }
  }
  const clauses = await measureClauses(transaction, world, contract, period, quantities, places);
  return {
    measured: { period, qty: quantitiesByCode(quantities), ...clauses.measured },
    quantities,
    parents: [...new Set([...rows.flatMap(({ importIds }) => importIds), ...clauses.parents])].toSorted(),
  };
}
