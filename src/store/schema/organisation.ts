import {
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { Channel, EventEffect, EventType, ServiceLevelPolicy } from '../../core/index.ts';
import { currencyCode, instant, tenantId } from './column-types.ts';

export const tenant = pgTable('tenant', {
  tenantId: text().primaryKey(),
  name: text().notNull(),
});

export const client = pgTable(
  'client',
  { tenantId: tenantId(), id: text().notNull(), name: text().notNull() },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const site = pgTable(
  'site',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    name: text().notNull(),
    timeZone: text().notNull(),
    country: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const vendor = pgTable(
  'vendor',
  { tenantId: tenantId(), id: text().notNull(), name: text().notNull() },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** Opening hours in the shape of hours.json. */
export const openingHours = pgTable(
  'opening_hours',
  { tenantId: tenantId(), id: text().notNull(), document: jsonb().notNull() },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const queue = pgTable(
  'queue',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    name: text().notNull(),
    channel: text().$type<Channel>().notNull(),
    siteId: text().notNull(),
    clientId: text(),
    timeZone: text().notNull(),
    intervalMinutes: integer().notNull(),
    hoursId: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId, table.siteId], foreignColumns: [site.tenantId, site.id] }),
    foreignKey({ columns: [table.tenantId, table.clientId], foreignColumns: [client.tenantId, client.id] }),
    foreignKey({
      columns: [table.tenantId, table.hoursId],
      foreignColumns: [openingHours.tenantId, openingHours.id],
    }),
  ],
);

/** What counts as good service on a queue, from a day on: a contract of last year is checked by last year's rule. */
export const queueSetting = pgTable(
  'queue_setting',
  {
    tenantId: tenantId(),
    queueId: text().notNull(),
    validFrom: date({ mode: 'string' }).notNull(),
    thresholdSeconds: doublePrecision().notNull(),
    shortAbandonSeconds: doublePrecision().notNull(),
    serviceLevelPolicy: text().$type<ServiceLevelPolicy>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.queueId, table.validFrom] }),
    foreignKey({ columns: [table.tenantId, table.queueId], foreignColumns: [queue.tenantId, queue.id] }),
  ],
);

export const staffGroup = pgTable(
  'staff_group',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    name: text().notNull(),
    siteId: text().notNull(),
    vendorId: text(),
    costPerHour: numeric().notNull(),
    currency: currencyCode().notNull(),
    paidHoursPerFtePerWeek: doublePrecision().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId, table.siteId], foreignColumns: [site.tenantId, site.id] }),
    foreignKey({ columns: [table.tenantId, table.vendorId], foreignColumns: [vendor.tenantId, vendor.id] }),
  ],
);

export const staffGroupQueue = pgTable(
  'staff_group_queue',
  { tenantId: tenantId(), groupId: text().notNull(), queueId: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.groupId, table.queueId] }),
    index().on(table.tenantId, table.queueId),
    foreignKey({
      columns: [table.tenantId, table.groupId],
      foreignColumns: [staffGroup.tenantId, staffGroup.id],
    }),
    foreignKey({ columns: [table.tenantId, table.queueId], foreignColumns: [queue.tenantId, queue.id] }),
  ],
);

export const agent = pgTable(
  'agent',
  { tenantId: tenantId(), id: text().notNull(), groupId: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      columns: [table.tenantId, table.groupId],
      foreignColumns: [staffGroup.tenantId, staffGroup.id],
    }),
  ],
);

/** Events out of the ordinary. `id` is derived from queue, span, type and label: the same file twice changes nothing. */
export const calendarEvent = pgTable(
  'calendar_event',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    queueId: text(),
    fromAt: instant().notNull(),
    toAt: instant().notNull(),
    type: text().$type<EventType>().notNull(),
    label: text().notNull(),
    effect: text().$type<EventEffect>().notNull(),
    value: doublePrecision(),
    recurs: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.fromAt),
    foreignKey({ columns: [table.tenantId, table.queueId], foreignColumns: [queue.tenantId, queue.id] }),
  ],
);
