import { and, eq, lt, sql } from 'drizzle-orm';
import type { Scope } from '../core/index.ts';
import type { Transaction } from './database/role.ts';
import { requireWholeTenant } from './require-seen.ts';
import { agent } from './schema/organisation.ts';
import { agentDay, agentState, contactLeg, surveyResponse } from './schema/records.ts';
import { ofTenant } from './scope-filter.ts';

/**
 * Erases a person who contacted us: the contacts stay, and say no longer whose they were.
 *
 * @returns how many contacts were the person's.
 */
export async function eraseCustomer(
  transaction: Transaction,
  scope: Scope,
  customerId: string,
): Promise<number> {
  requireWholeTenant(scope, 'the erasure of a customer');
  const erased = await transaction
    .update(contactLeg)
    .set({ customerId: null, reason: null })
    .where(ofTenant(scope, contactLeg.tenantId, eq(contactLeg.customerId, customerId)))
    .returning({ id: contactLeg.sourceId });
  return erased.length;
}

/**
 * Erases an agent. Nothing of the agent's work is deleted, so that every total of the group stays what it was: contacts
 * and answers no longer name an agent, states and paid days name `replacementId`, which must mean nobody.
 */
export async function eraseAgent(
  transaction: Transaction,
  scope: Scope,
  agentId: string,
  replacementId: string,
): Promise<void> {
  requireWholeTenant(scope, 'the erasure of an agent');
  for (const table of [contactLeg, surveyResponse]) {
    await transaction
      .update(table)
      .set({ agentId: null })
      .where(ofTenant(scope, table.tenantId, eq(table.agentId, agentId)));
  }
  for (const table of [agentState, agentDay]) {
    await transaction
      .update(table)
      .set({ agentId: replacementId })
      .where(ofTenant(scope, table.tenantId, eq(table.agentId, agentId)));
  }
  await transaction.delete(agent).where(ofTenant(scope, agent.tenantId, eq(agent.id, agentId)));
}

/** Takes customers' ids and reasons off contacts offered before an instant: the end of their retention. */
export async function forgetCustomersBefore(
  transaction: Transaction,
  scope: Scope,
  beforeMs: number,
): Promise<number> {
  requireWholeTenant(scope, 'the end of a retention');
  const isOld = and(
    lt(contactLeg.offeredAt, beforeMs),
    sql`(${contactLeg.customerId} IS NOT NULL OR ${contactLeg.reason} IS NOT NULL)`,
  );
  const erased = await transaction
    .update(contactLeg)
    .set({ customerId: null, reason: null })
    .where(ofTenant(scope, contactLeg.tenantId, isOld))
    .returning({ id: contactLeg.sourceId });
  return erased.length;
}
