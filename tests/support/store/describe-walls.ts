import { getTableName, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../src/core/index.ts';
import { TABLES_CHILDREN_FIRST } from '../../../src/store/erase-tenant.ts';
import {
  type Database,
  eraseAgent,
  eraseCustomer,
  eraseTenant,
  forgetCustomersBefore,
  inTenant,
  listAgentDays,
  listAgents,
  listContactLegs,
  listCostItems,
  listInvoices,
  listKpiValues,
  listQueues,
  listSites,
  listStaffGroups,
  listTenants,
  listVendors,
  readHistoryDays,
  readIntervalActuals,
  saveAgentDays,
  saveAgents,
  saveContactLegs,
  saveCostItems,
  saveInvoices,
  saveKpiValues,
  saveSites,
  type Transaction,
  upsertIntervalActuals,
} from '../../../src/store/index.ts';
import { fillEveryTable } from './fill-every-table.ts';
import * as sample from './sample-records.ts';
import { newTenant, QUEUES, START_MS, utcDays } from './store-fixture.ts';

const EVER = { fromMs: 0, toMs: Date.UTC(2100, 0, 1) };
const EVER_DAYS = { fromDay: '2000-01-01', toDay: '2100-01-01' };

export function describeWalls(database: () => Database): void {
  describe('the wall between tenants', () => {
    it('stands in front of every table, the owner included, under a role that cannot step over it', async () => {
      const tables = TABLES_CHILDREN_FIRST.map(getTableName).sort();
      const { rows } = await database().pool.query(
        `SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity AS walled, count(p.polname)::int AS policies
         FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'tenant_wall'
         WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY 1, 2`,
      );
      const found = rows.sort((a, b) => (a.relname < b.relname ? -1 : 1));
      expect(found).toEqual(tables.map((relname) => ({ relname, walled: true, policies: 1 })));
      const role = await inTenant(database(), 'nobody', (transaction) =>
        transaction.execute(sql`SELECT current_user AS name, rolsuper, rolbypassrls, rolcanlogin,
          (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owns
          FROM pg_roles r WHERE rolname = current_user`),
      );
      const powers = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: 0 };
      expect(role.rows).toEqual([{ name: 'agner_app', ...powers }]);
    });

    it('holds when a query forgets the tenant: for reading, changing, deleting and adding, in every table', async () => {
      const mine = await newTenant(database());
      await fillEveryTable(mine);
      const other = await newTenant(database());
      for (const table of TABLES_CHILDREN_FIRST) {
        const name = getTableName(table);
        const count = () =>
          sql`SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = ${mine.scope.tenantId}`;
        const own = await mine.run((transaction) => transaction.execute(count()));
        expect(own.rows[0]?.n, name).toBeGreaterThan(0);
        const seen = await other.run((transaction) => transaction.execute(count()));
        expect(seen.rows, name).toEqual([{ n: 0 }]);
        const deleted = await other.run((transaction) =>
          transaction.execute(sql`DELETE FROM ${table} WHERE tenant_id = ${mine.scope.tenantId}`),
        );
        expect(deleted.rowCount, name).toBe(0);
        const updated = await other.run((transaction) =>
          transaction.execute(
            sql`UPDATE ${table} SET tenant_id = tenant_id WHERE tenant_id = ${mine.scope.tenantId}`,
          ),
        );
        expect(updated.rowCount, name).toBe(0);
      }
      const intrusion = other.run((transaction) =>
        transaction.execute(sql`INSERT INTO client VALUES (${mine.scope.tenantId}, 'x', 'X')`),
      );
      await expect(intrusion).rejects.toMatchObject({ cause: { code: '42501' } });
      const removal = other.run((transaction) =>
        transaction.execute(sql`UPDATE client SET tenant_id = ${mine.scope.tenantId}`),
      );
      await expect(removal).rejects.toMatchObject({ cause: { code: '42501' } });
    });

    it('shows nothing to a transaction without a tenant', async () => {
      await newTenant(database());
      const seen = await inTenant(database(), '', (transaction) =>
        transaction.execute(sql`SELECT 1 FROM queue`),
      );
      expect(seen.rows).toEqual([]);
    });

    it('holds when the store itself is handed the scope of another tenant', async () => {
      const mine = await newTenant(database());
      const other = await newTenant(database());
      expect(await other.run((transaction) => listQueues(transaction, mine.scope))).toEqual([]);
    });

    it('lets the one list of tenants be read from outside', async () => {
      const { scope } = await newTenant(database());
      expect((await listTenants(database())).map(({ id }) => id)).toContain(scope.tenantId);
    });
  });

  describe('a scope', () => {
    const inside = (scope: Scope, restriction: Partial<Scope>): Scope => ({ ...scope, ...restriction });

    async function filled() {
      const ground = await newTenant(database());
      const { scope } = ground;
      await ground.run(async (transaction) => {
        const records = QUEUES.map(({ id }) => ({ ...interval(), queueId: id }));
        const origin = { importId: 'i', source: 'import', nowMs: START_MS, dayOf: utcDays } as const;
        await upsertIntervalActuals(transaction, scope, records, origin);
        await saveAgents(transaction, scope, sample.AGENTS);
        await saveAgentDays(transaction, scope, sample.AGENT_DAYS);
        await saveContactLegs(transaction, scope, sample.LEGS);
        await saveCostItems(transaction, scope, sample.COSTS);
        await saveInvoices(transaction, scope, sample.INVOICES);
        await saveKpiValues(transaction, scope, sample.KPI_VALUES);
      });
      return ground;
    }

    /** Ids of everything that a scope sees. */
    function look(ground: Awaited<ReturnType<typeof filled>>, restriction: Partial<Scope>) {
      const scope = inside(ground.scope, restriction);
      return ground.run(async (transaction) => {
        const days = { queueIds: 'all', metrics: ['offered'], ...EVER_DAYS } as const;
        const months = { fromMonth: '2000-01-01', toMonth: '2100-01-01' };
        const queueIdsOf = (rows: readonly { readonly queueId: string }[]) =>
          rows.map(({ queueId }) => queueId);
        const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
        return {
          sites: idsOf(await listSites(transaction, scope)),
          vendors: idsOf(await listVendors(transaction, scope)),
          queues: idsOf(await listQueues(transaction, scope)),
          actuals: queueIdsOf(await readIntervalActuals(transaction, scope, { queueIds: 'all', ...EVER })),
          history: queueIdsOf(await readHistoryDays(transaction, scope, days)),
          groups: idsOf(await listStaffGroups(transaction, scope)),
          agents: idsOf(await listAgents(transaction, scope)),
          agentDays: (await listAgentDays(transaction, scope, { groupIds: 'all', ...EVER_DAYS })).length,
          legs: (await listContactLegs(transaction, scope, { queueIds: 'all', ...EVER })).length,
          costs: idsOf(await listCostItems(transaction, scope, months)),
          invoices: idsOf(await listInvoices(transaction, scope)),
          kpis: (await listKpiValues(transaction, scope, { grain: 'D', ...EVER })).map(
            ({ scopeKind }) => scopeKind,
          ),
        };
      });
    }

    it('of everything sees everything', async () => {
      expect(await look(await filled(), {})).toEqual({
        sites: ['lyon', 'paris'],
        vendors: ['v1', 'v2'],
        queues: ['billing', 'chat', 'orders'],
        actuals: ['billing', 'chat', 'orders'],
        history: ['billing', 'chat', 'orders'],
        groups: ['own', 'partner'],
        agents: ['a1', 'a2'],
        agentDays: 2,
        legs: 2,
        costs: ['k1', 'k2'],
        invoices: ['i1', 'i2'],
        kpis: ['queue', 'tenant'],
      });
    });

    it('of one site sees what belongs to the site', async () => {
      expect(await look(await filled(), { siteIds: ['lyon'] })).toMatchObject({
        sites: ['lyon'],
        queues: ['chat', 'orders'],
        actuals: ['chat', 'orders'],
        history: ['chat', 'orders'],
        groups: ['partner'],
        agents: ['a2'],
        agentDays: 1,
        legs: 0,
        costs: ['k2'],
        kpis: [],
      });
    });

    it('of one vendor sees the queues its groups serve, and no own staff', async () => {
      expect(await look(await filled(), { vendorIds: ['v1'] })).toMatchObject({
        vendors: ['v1'],
        queues: ['chat', 'orders'],
        groups: ['partner'],
        agents: ['a2'],
        costs: ['k2'],
        invoices: ['i1', 'i2'],
        kpis: [],
      });
      expect(await look(await filled(), { vendorIds: ['v2'] })).toMatchObject({
        queues: [],
        groups: [],
        invoices: [],
      });
    });

    it('of one client sees its queues and who serves them', async () => {
      expect(await look(await filled(), { clientIds: ['acme'] })).toMatchObject({
        queues: ['billing', 'orders'],
        actuals: ['billing', 'orders'],
        groups: ['own', 'partner'],
        kpis: ['queue'],
      });
    });

    it('of nothing sees nothing', async () => {
      const nothing = await look(await filled(), { siteIds: [], vendorIds: [], clientIds: [] });
      expect(Object.values(nothing).flat().filter(Boolean)).toEqual([]);
    });

    it('cannot write beyond itself', async () => {
      const ground = await filled();
      const lyon = inside(ground.scope, { siteIds: ['lyon'] });
      const origin = { importId: 'i', source: 'import', nowMs: START_MS, dayOf: utcDays } as const;
      const paris = { id: 'paris', name: 'Paris', timeZone: 'Europe/Paris', country: 'FR' };
      const refused: readonly [string, (transaction: Transaction) => Promise<unknown>][] = [
        ['NOT_FOUND', (transaction) => upsertIntervalActuals(transaction, lyon, [interval()], origin)],
        ['NOT_FOUND', (transaction) => saveAgents(transaction, lyon, sample.AGENTS)],
        ['OUT_OF_SCOPE', (transaction) => saveSites(transaction, lyon, [paris])],
        ['OUT_OF_SCOPE', (transaction) => saveCostItems(transaction, lyon, sample.COSTS)],
        ['OUT_OF_SCOPE', (transaction) => saveKpiValues(transaction, lyon, sample.KPI_VALUES)],
        ['OUT_OF_SCOPE', (transaction) => eraseTenant(transaction, lyon)],
      ];
      for (const [code, attempt] of refused)
        await expect(ground.run(attempt)).rejects.toMatchObject({ code });
    });
  });

  describe('erasure', () => {
    it('of a customer keeps the contacts and forgets whose they were', async () => {
      const { scope, run } = await newTenant(database());
      await run((transaction) => saveContactLegs(transaction, scope, sample.LEGS));
      expect(await run((transaction) => eraseCustomer(transaction, scope, 'c1'))).toBe(1);
      const legs = await run((transaction) =>
        listContactLegs(transaction, scope, { queueIds: 'all', ...EVER }),
      );
      expect(legs).toEqual([{ ...sample.LEGS[0], customerId: null, reason: null }, sample.LEGS[1]]);
    });

    it('at the end of retention spares what is younger', async () => {
      const { scope, run } = await newTenant(database());
      await run((transaction) => saveContactLegs(transaction, scope, sample.LEGS));
      const forget = (beforeMs: number) =>
        run((transaction) => forgetCustomersBefore(transaction, scope, beforeMs));
      expect([await forget(START_MS + 1), await forget(START_MS + 2), await forget(START_MS + 2)]).toEqual([
        0, 1, 0,
      ]);
    });

    it('of an agent keeps every total of the group', async () => {
      const { scope, run } = await newTenant(database());
      await run(async (transaction) => {
        await saveAgents(transaction, scope, sample.AGENTS);
        await saveAgentDays(transaction, scope, sample.AGENT_DAYS);
        await saveContactLegs(transaction, scope, sample.LEGS);
        await eraseAgent(transaction, scope, 'a1', 'gone-1');
      });
      const days = await run((transaction) =>
        listAgentDays(transaction, scope, { groupIds: 'all', ...EVER_DAYS }),
      );
      expect(days.map(({ agentId, paidSeconds }) => ({ agentId, paidSeconds }))).toEqual([
        { agentId: 'a2', paidSeconds: 25_200 },
        { agentId: 'gone-1', paidSeconds: 25_200 },
      ]);
      expect((await run((transaction) => listAgents(transaction, scope))).map(({ id }) => id)).toEqual([
        'a2',
      ]);
      const legs = await run((transaction) =>
        listContactLegs(transaction, scope, { queueIds: 'all', ...EVER }),
      );
      expect(legs.map(({ agentId }) => agentId)).toEqual([null, null]);
    });

    it('of a tenant takes everything of it, published versions too, and nothing of another', async () => {
      const mine = await newTenant(database());
      const other = await newTenant(database());
      await fillEveryTable(mine);
      await fillEveryTable(other);
      const deleted = await mine.run((transaction) => eraseTenant(transaction, mine.scope));
      expect([...deleted].filter(([, rows]) => rows === 0)).toEqual([]);
      for (const table of TABLES_CHILDREN_FIRST) {
        const left = await mine.run((transaction) => transaction.execute(sql`SELECT 1 FROM ${table}`));
        const kept = await other.run((transaction) => transaction.execute(sql`SELECT 1 FROM ${table}`));
        expect([left.rows.length, kept.rows.length > 0], getTableName(table)).toEqual([0, true]);
      }
      expect((await listTenants(database())).map(({ id }) => id)).not.toContain(mine.scope.tenantId);
    });
  });

  describe('references', () => {
    it('refuse to lose what others refer to: nothing is deleted by cascade', async () => {
      const { run } = await newTenant(database());
      const removal = run((transaction) => transaction.execute(sql`DELETE FROM site WHERE id = 'paris'`));
      await expect(removal).rejects.toMatchObject({ cause: { code: '23503' } });
      const { rows } = await database().pool.query(
        "SELECT conname FROM pg_constraint WHERE contype = 'f' AND confdeltype <> 'a' AND connamespace = 'public'::regnamespace",
      );
      expect(rows).toEqual([]);
    });

    it('begin every primary key with the tenant', async () => {
      const { rows } = await database().pool.query(
        `SELECT c.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
         WHERE k.contype = 'p' AND k.connamespace = 'public'::regnamespace AND a.attname <> 'tenant_id'`,
      );
      expect(rows).toEqual([]);
    });
  });
}

function interval() {
  return {
    queueId: 'billing',
    startMs: START_MS,
    minutes: 30,
    offered: 1,
    handled: null,
    abandoned: null,
    abandonedShort: null,
    handledWithin: null,
    abandonedWithin: null,
    flowOut: null,
    waitSecondsHandled: null,
    waitSecondsAll: null,
    handleSeconds: null,
    thresholdSeconds: null,
  };
}
