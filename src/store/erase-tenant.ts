import { getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Scope } from '../core/index.ts';
import type { Transaction } from './database/role.ts';
import { requireWholeTenant } from './require-seen.ts';
import * as schema from './schema/index.ts';

/** Every table, those that refer to others before the ones they refer to: nothing is deleted by cascade. */
export const TABLES_CHILDREN_FIRST: readonly PgTable[] = [
  schema.reconciliationLine,
  schema.reconciliation,
  schema.invoice,
  schema.contract,
  schema.kpiValue,
  schema.accuracy,
  schema.planDay,
  schema.planVersion,
  schema.adjustment,
  schema.forecastDay,
  schema.forecastVersion,
  schema.costItem,
  schema.surveyResponse,
  schema.agentDay,
  schema.agentState,
  schema.contactLeg,
  schema.historyDay,
  schema.intervalRestatement,
  schema.intervalActual,
  schema.importFault,
  schema.importFile,
  schema.run,
  schema.calendarEvent,
  schema.agent,
  schema.staffGroupQueue,
  schema.staffGroup,
  schema.queueSetting,
  schema.queue,
  schema.openingHours,
  schema.vendor,
  schema.site,
  schema.client,
  schema.job,
  schema.tenant,
];

/**
 * Deletes everything of the scope's tenant, published versions included.
 *
 * @returns rows deleted per table.
 */
export async function eraseTenant(
  transaction: Transaction,
  scope: Scope,
): Promise<ReadonlyMap<string, number>> {
  requireWholeTenant(scope, 'the erasure of the tenant');
  // Published versions are kept by triggers, which let go of them for this one purpose.
  await transaction.execute(sql`SELECT set_config('agner.erasing_tenant', ${scope.tenantId}, true)`);
  const deleted = new Map<string, number>();
  for (const table of TABLES_CHILDREN_FIRST) {
    const { rowCount } = await transaction.execute(
      sql`DELETE FROM ${table} WHERE tenant_id = ${scope.tenantId}`,
    );
    deleted.set(getTableName(table), rowCount ?? 0);
  }
  await transaction.execute(sql`SELECT set_config('agner.erasing_tenant', '', true)`);
  return deleted;
}
