import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../core/index.ts';
import type { Transaction } from './database/role.ts';
import { forecastVersion } from './schema/forecast.ts';
import { planVersion } from './schema/plan.ts';

/** Which forecasts and plans may count, and since when, as one hash: what is in force anywhere can only change with it. */
export async function readPublishedFingerprint(transaction: Transaction, scope: Scope): Promise<string> {
  const hashOf = (table: typeof forecastVersion | typeof planVersion): SQL => sql`(
    SELECT md5(string_agg(concat_ws(' ', ${table.id}, ${table.contentHash}, date_part('epoch', ${table.publishedAt})),
      ',' ORDER BY ${table.id}))
    FROM ${table} WHERE ${table.tenantId} = ${scope.tenantId} AND ${table.publishedAt} IS NOT NULL)`;
  const { rows } = await transaction.execute<{ hash: string }>(
    sql`SELECT concat_ws(' ', 'forecasts', ${hashOf(forecastVersion)}, 'plans', ${hashOf(planVersion)}) AS hash`,
  );
  return rows[0]?.hash ?? '';
}
