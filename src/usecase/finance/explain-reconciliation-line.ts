import { AgnerError, type Explanation, type ExplanationSource, instantText } from '../../core/index.ts';
import { explainLine, measureQuantities } from '../../finance/index.ts';
import {
  inTenant,
  listQueues,
  listReconciliations,
  listSites,
  listStaffGroups,
  type Transaction,
} from '../../store/index.ts';
import type { World } from '../world.ts';
import type { ReconciliationDocument } from './check-invoice.ts';
import type { CountedQuantity } from './counted-quantity.ts';
import { type QuantityRows, readQuantityRows } from './read-quantity-rows.ts';
import type { ReconciliationLineId } from './reconciliation-line-id.ts';

/** An explanation, and whether the rows it names are still those that were counted. */
export interface ReconciliationLineExplanation extends Explanation {
  readonly runId: string;
  /** False: the rows have changed since the check; a new check would count them anew. */
  readonly isCurrent: boolean;
}

/**
 * Where the difference of one line of a checked invoice comes from: the effects of quantity, price and arithmetic, and
 * the stored rows that were counted.
 *
 * @throws AgnerError NOT_FOUND for an unknown reconciliation or a code that has no line in it.
 */
export function explainReconciliationLine(
  world: World,
  { reconciliationId, code }: ReconciliationLineId,
): Promise<ReconciliationLineExplanation> {
  const { database, scope } = world;
  return inTenant(database, scope.tenantId, async (transaction) => {
    const [stored] = await listReconciliations(transaction, scope, { id: reconciliationId });
    if (stored === undefined) {
      throw new AgnerError('NOT_FOUND', `There is no reconciliation "${reconciliationId}".`, {
        value: reconciliationId,
      });
    }
    const { reconciliation, quantities, measured } = stored.document as ReconciliationDocument;
    const line = reconciliation.lines.find((one) => one.code === code);
    if (line === undefined) {
      const codes = reconciliation.lines.map((one) => one.code).join(', ');
      throw new AgnerError('NOT_FOUND', `The reconciliation has no line "${code}"; it has ${codes}.`, {
        value: code,
      });
    }
    const quantity = quantities.find((one) => one.code === code);
    const rows =
      quantity === undefined ? null : await countAgain(transaction, world, quantity, measured.period);
    return {
      ...explainLine(line, reconciliation, () => rows?.source),
      runId: stored.runId,
      isCurrent: rows?.isCurrent ?? true,
    };
  });
}

async function countAgain(
  transaction: Transaction,
  world: World,
  { definition, evidence }: CountedQuantity,
  period: ReconciliationDocument['measured']['period'],
): Promise<{ readonly source: ExplanationSource; readonly isCurrent: boolean }> {
  const { scope } = world;
  const sites = await listSites(transaction, scope);
  const found = await readQuantityRows(transaction, world, definition, period, {
    queues: await listQueues(transaction, scope, period.from),
    groups: await listStaffGroups(transaction, scope),
    zoneOfSite: new Map(sites.map((site) => [site.id, site.timeZone])),
  });
  const [again] = measureQuantities([definition], found.records, found.period);
  return {
    source: { table: evidence.table, ids: definition.kind === 'fixed' ? [definition.code] : idsOf(found) },
    isCurrent: again?.evidence.hash === evidence.hash,
  };
}

function idsOf({ records, importIds }: QuantityRows): string[] {
  return [
    ...(records.intervals ?? []).map((row) => `${row.queueId} ${instantText(row.startMs)}`),
    ...records.legs.map((leg) => leg.sourceId),
    ...records.agentDays.map((row) => `${row.agentId} ${row.day}`),
    ...records.states.map((span) => `${span.agentId} ${instantText(span.fromMs)}`),
    ...importIds,
  ];
}
