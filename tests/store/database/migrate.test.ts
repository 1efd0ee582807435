import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, inTenant, migrate, openDatabase } from '../../../src/store/index.ts';
import { openTestDatabase } from '../../support/test-database.ts';

describe('an opened database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('has its tables, and migrating again changes nothing', async () => {
    const ledger = async () => (await database.pool.query('SELECT * FROM drizzle.__drizzle_migrations')).rows;
    const before = await ledger();
    expect(before.length).toBeGreaterThan(0);
    await migrate(database);
    expect(await ledger()).toEqual(before);
    await database.db.execute(sql`SELECT tenant_id, id, time_zone FROM site`);
  });

  it('keeps a tenant to its own rows inside inTenant, as a role that cannot look over the wall', async () => {
    const add = (tenant: string, owner: string) =>
      inTenant(database, tenant, (transaction) =>
        transaction.execute(sql`INSERT INTO tenant (tenant_id, name) VALUES (${owner}, 'name')`),
      );
    await add('north', 'north');
    await add('south', 'south');
    await expect(add('north', 'west')).rejects.toMatchObject({ cause: { code: '42501' } });

    const seen = await inTenant(database, 'north', async (transaction) => {
      const { rows } = await transaction.execute(
        sql`SELECT tenant_id, current_user::text AS role, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super FROM tenant`,
      );
      return rows;
    });
    expect(seen).toEqual([{ tenant_id: 'north', role: 'agner_app', super: false }]);

    const { rows } = await database.pool.query(
      "SELECT current_user = session_user AS own, coalesce(current_setting('agner.tenant', true), '') AS tenant",
    );
    expect(rows).toEqual([{ own: true, tenant: '' }]);
  });

  it('rolls back what a failed inTenant did, and hands its error on', async () => {
    const failing = inTenant(database, 'north', async (transaction) => {
      await transaction.execute(sql`UPDATE tenant SET name = 'changed'`);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect((await database.pool.query("SELECT * FROM tenant WHERE name = 'changed'")).rows).toEqual([]);
  });

  it('refuses to be used by a version that lacks one of its migrations', async () => {
    await database.pool.query(
      "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('later', 4102444800000)",
    );
    await expect(migrate(database)).rejects.toMatchObject({
      code: 'DATABASE_NEWER',
      message: expect.stringContaining('2100-01-01'),
    });
    await database.pool.query("DELETE FROM drizzle.__drizzle_migrations WHERE hash = 'later'");
    await migrate(database);
  });
});

describe('a PostgreSQL server that does not answer', () => {
  it('is named without its password', async () => {
    const opening = openDatabase({ databaseUrl: 'postgres://someone:secret@127.0.0.1:1/agner' });
    await expect(opening).rejects.toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining('postgres://127.0.0.1:1/agner'),
    });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  });
});
