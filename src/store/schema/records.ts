import {
  boolean,
  date,
  doublePrecision,
  index,
  numeric,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { AgentState, CostItem, LegOutcome, SurveyResponse } from '../../core/index.ts';
import { currencyCode, instant, tenantId } from './column-types.ts';

export const contactLeg = pgTable(
  'contact_leg',
  {
    tenantId: tenantId(),
    sourceId: text().notNull(),
    chainId: text().notNull(),
    queueId: text().notNull(),
    vendorId: text(),
    agentId: text(),
    customerId: text(),
    reason: text(),
    offeredAt: instant().notNull(),
    answeredAt: instant(),
    endedAt: instant(),
    outcome: text().$type<LegOutcome>().notNull(),
    waitSeconds: doublePrecision().notNull(),
    talkSeconds: doublePrecision().notNull(),
    holdSeconds: doublePrecision().notNull(),
    afterContactSeconds: doublePrecision().notNull(),
    excluded: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.sourceId] }),
    index().on(table.tenantId, table.queueId, table.offeredAt),
    index().on(table.tenantId, table.customerId, table.offeredAt),
  ],
);

export const agentState = pgTable(
  'agent_state',
  {
    tenantId: tenantId(),
    agentId: text().notNull(),
    fromAt: instant().notNull(),
    toAt: instant().notNull(),
    groupId: text().notNull(),
    state: text().$type<AgentState>().notNull(),
    queueId: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.agentId, table.fromAt] }),
    index().on(table.tenantId, table.groupId, table.fromAt),
  ],
);

export const agentDay = pgTable(
  'agent_day',
  {
    tenantId: tenantId(),
    agentId: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    groupId: text().notNull(),
    vendorId: text(),
    paidSeconds: doublePrecision().notNull(),
    billedSeconds: doublePrecision().notNull(),
    scheduledSeconds: doublePrecision().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.agentId, table.day] }),
    index().on(table.tenantId, table.groupId, table.day),
  ],
);

export const surveyResponse = pgTable(
  'survey_response',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    queueId: text().notNull(),
    agentId: text(),
    kind: text().$type<SurveyResponse['kind']>().notNull(),
    respondedAt: instant().notNull(),
    score: doublePrecision().notNull(),
    scaleMin: doublePrecision().notNull(),
    scaleMax: doublePrecision().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.queueId, table.respondedAt),
  ],
);

export const costItem = pgTable(
  'cost_item',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    month: date({ mode: 'string' }).notNull(),
    category: text().notNull(),
    amount: numeric().notNull(),
    currency: currencyCode().notNull(),
    siteId: text(),
    vendorId: text(),
    queueId: text(),
    allocation: text().$type<CostItem['allocation']>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] }), index().on(table.tenantId, table.month)],
);
