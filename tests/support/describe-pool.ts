import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * What the store and the jobs rely on in a `pg.Pool`, whatever stands behind it.
 *
 * @param open opens a pool on an empty database, and says how to close it
 */
export function describePool(
  name: string,
  open: () => Promise<{ readonly pool: pg.Pool; readonly close: () => Promise<void> }>,
): void {
  describe(`${name} as a pg.Pool`, () => {
    let pool: pg.Pool;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ pool, close } = await open());
    });
    afterAll(() => close());

    const client = async <Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> => {
      const borrowed = await pool.connect();
      try {
        return await work(borrowed);
      } finally {
        borrowed.release();
      }
    };

    describe('values', () => {
      const one = async (sql: string, values?: unknown[]): Promise<unknown> =>
        (await pool.query({ text: `SELECT ${sql} AS value`, ...(values ? { values } : {}) })).rows[0].value;

      it.each<[sql: string, value: unknown]>([
        ['9007199254740993::int8', '9007199254740993'],
        ['12345678901234567890.123456789::numeric', '12345678901234567890.123456789'],
        ['42::int4', 42],
        ['0.1::float8', 0.1],
        ["'NaN'::float8", Number.NaN],
        ['true', true],
        ['null::int4', null],
        ["'Zürich ☎'::text", 'Zürich ☎'],
        ["'2024-03-31 01:30:00+00'::timestamptz", new Date('2024-03-31T01:30:00Z')],
        ['\'{"a": [1, null]}\'::jsonb', { a: [1, null] }],
        ["'{1.5,-2,NULL}'::float8[]", [1.5, -2, null]],
        ["'{1,2}'::int4[]", [1, 2]],
        ["'{9007199254740993}'::int8[]", ['9007199254740993']],
        ["ARRAY['a,b', '\"q\"', NULL]", ['a,b', '"q"', null]],
        ["'\\x00ff'::bytea", Buffer.from([0, 255])],
      ])('reads %s', async (sql, value) => {
        expect(await one(sql)).toEqual(value);
      });

      it('sends what it reads back', async () => {
        const sent = [1, '9007199254740993', 0.1, 'Zürich', ['a', 'b,"c"'], [1.5, null], null, true];
        const types = ['int4', 'int8', 'float8', 'text', 'text[]', 'float8[]', 'text', 'bool'];
        for (const [index, value] of sent.entries()) {
          expect(await one(`$1::${types[index]}`, [value])).toEqual(value);
        }
      });

      it('carries 10,000 rows as arrays', async () => {
        const starts = Array.from({ length: 10_000 }, (_, index) => index);
        const offered = starts.map((start) => (start % 7 === 0 ? null : start / 3));
        const { rows } = await pool.query(
          'SELECT count(*)::int AS n, count(o)::int AS known, sum(o) AS total FROM unnest($1::int4[], $2::float8[]) AS r(s, o)',
          [starts, offered],
        );
        const known = offered.filter((value) => value !== null);
        expect(rows[0].n).toBe(10_000);
        expect(rows[0].known).toBe(known.length);
        expect(rows[0].total).toBeCloseTo(
          known.reduce((sum, value) => sum + value, 0),
          3,
        );
      });

      it('carries a parameter and a row of a megabyte', async () => {
        const text = 'é'.repeat(700_000);
        expect(await one('$1::text', [text])).toBe(text);
      });

      it('gives rows as arrays and takes parsers of the query', async () => {
        const { rows, fields, rowCount } = await pool.query<unknown[]>({
          text: 'SELECT 1::int4 AS a, now() AS a',
          rowMode: 'array',
          types: { getTypeParser: (() => (value: string) => `raw ${value}`) as never },
        });
        expect(rows[0]).toHaveLength(2);
        expect(rows[0]?.[0]).toBe('raw 1');
        expect(rows[0]?.[1]).toMatch(/^raw \d{4}-/);
        expect(fields.map((field) => field.name)).toEqual(['a', 'a']);
        expect(rowCount).toBe(1);
      });

      it('runs several statements in one text', async () => {
        const results = (await pool.query('SELECT 1 AS a; SELECT 2 AS b')) as unknown as pg.QueryResult[];
        expect(results.map((result) => result.rows)).toEqual([[{ a: 1 }], [{ b: 2 }]]);
      });

      it('takes the same statement name for two texts on two clients', async () => {
        const values = await Promise.all(
          ['SELECT 1 AS v', 'SELECT 2 AS v'].map((text) =>
            client(async (own) => {
              await own.query('SELECT 0');
              return (await own.query({ name: 'same', text })).rows[0].v;
            }),
          ),
        );
        expect(values.sort()).toEqual([1, 2]);
      });
    });

    describe('errors', () => {
      it('carry code, constraint, detail and table', async () => {
        await pool.query('CREATE TABLE unique_row (id int PRIMARY KEY, n int CHECK (n > 0))');
        await pool.query('INSERT INTO unique_row VALUES (1, 1)');
        await expect(pool.query('INSERT INTO unique_row VALUES ($1, 1)', [1])).rejects.toMatchObject({
          code: '23505',
          constraint: 'unique_row_pkey',
          detail: 'Key (id)=(1) already exists.',
          table: 'unique_row',
        });
        await expect(pool.query('INSERT INTO unique_row VALUES (2, 0)')).rejects.toMatchObject({
          code: '23514',
        });
        await expect(pool.query('SELECT * FROM nowhere')).rejects.toMatchObject({ code: '42P01' });
        await expect(pool.query('SELEC 1')).rejects.toMatchObject({ code: '42601', position: '1' });
        await expect(pool.query('SELECT $1::int4', ['x'])).rejects.toMatchObject({ code: '22P02' });
      });

      it('leave the client usable', async () => {
        await client(async (own) => {
          await expect(own.query('SELECT 1/0')).rejects.toMatchObject({ code: '22012' });
          expect((await own.query('SELECT 1 AS a')).rows).toEqual([{ a: 1 }]);
        });
      });
    });

    describe('transactions', () => {
      beforeAll(() => pool.query('CREATE TABLE ledger (id serial PRIMARY KEY, worker int, step int)'));

      it('roll back what they did', async () => {
        await client(async (own) => {
          await own.query('BEGIN');
          await own.query('INSERT INTO ledger (worker, step) VALUES (-1, 0)');
          await own.query('ROLLBACK');
        });
        expect((await pool.query('SELECT * FROM ledger WHERE worker = -1')).rows).toEqual([]);
      });

      it('refuse statements after an error, and commit nothing', async () => {
        await client(async (own) => {
          await own.query('BEGIN');
          await own.query('INSERT INTO ledger (worker, step) VALUES (-2, 0)');
          await expect(own.query('SELECT 1/0')).rejects.toMatchObject({ code: '22012' });
          await expect(own.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
          expect((await own.query('COMMIT')).command).toBe('ROLLBACK');
        });
        expect((await pool.query('SELECT * FROM ledger WHERE worker = -2')).rows).toEqual([]);
      });

      it('of 50 workers do not meet, while others query the pool', async () => {
        const workers = Array.from({ length: 50 }, (_, worker) => worker);
        const ownRows = await Promise.all(
          workers.map((worker) =>
            client(async (own) => {
              await own.query('BEGIN');
              for (const step of [0, 1, 2]) {
                await own.query('INSERT INTO ledger (worker, step) VALUES ($1, $2)', [worker, step]);
                await new Promise((resolve) => setTimeout(resolve, (worker * 7 + step) % 3));
              }
              const { rows } = await own.query('SELECT count(*)::int AS n FROM ledger WHERE worker = $1', [
                worker,
              ]);
              await own.query(worker % 2 === 0 ? 'COMMIT' : 'ROLLBACK');
              return rows[0].n;
            }),
          ),
        );
        expect(ownRows).toEqual(workers.map(() => 3));
        const { rows } = await pool.query(
          'SELECT worker, count(*)::int AS n FROM ledger WHERE worker >= 0 GROUP BY worker ORDER BY worker',
        );
        expect(rows).toEqual(
          workers.filter((worker) => worker % 2 === 0).map((worker) => ({ worker, n: 3 })),
        );
      });

      it('answer 50 queries at once, each with its own result', async () => {
        const answers = await Promise.all(
          Array.from(
            { length: 50 },
            async (_, value) => (await pool.query('SELECT $1::int4 AS v', [value])).rows[0].v,
          ),
        );
        expect(answers).toEqual(Array.from({ length: 50 }, (_, value) => value));
      });

      it('keep SET LOCAL to themselves', async () => {
        await client(async (own) => {
          await own.query("BEGIN; SELECT set_config('agner.tenant', 'here', true)");
          expect((await own.query("SELECT current_setting('agner.tenant') AS v")).rows[0].v).toBe('here');
          await own.query('COMMIT');
        });
        expect(
          (await pool.query("SELECT coalesce(current_setting('agner.tenant', true), '') AS v")).rows[0].v,
        ).toBe('');
      });

      it('of a client destroyed halfway are rolled back', async () => {
        const doomed = await pool.connect();
        await doomed.query('BEGIN');
        await doomed.query('INSERT INTO ledger (worker, step) VALUES (-3, 0)');
        doomed.release(true);
        expect((await pool.query('SELECT * FROM ledger WHERE worker = -3')).rows).toEqual([]);
      });
    });

    describe('LISTEN and NOTIFY', () => {
      const collect = (own: pg.PoolClient): string[] => {
        const heard: string[] = [];
        own.on('notification', ({ channel, payload }) => heard.push(`${channel}:${payload}`));
        return heard;
      };
      /** A notification arrives with or before the answer to the listener's next query. */
      const settle = async (...clients: pg.PoolClient[]): Promise<void> => {
        for (const own of clients) await own.query('SELECT 1');
      };

      it('reaches every listener of a channel, and nobody else', async () => {
        const [first, second, third] = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
        const heard = [first, second, third].map(collect);
        await first.query('LISTEN news');
        await second.query('-- a comment\n/* and one */ LISTEN "news"');
        await third.query('LISTEN other');
        await pool.query("SELECT pg_notify('news', 'one')");
        await settle(first, second, third);
        expect(heard).toEqual([['news:one'], ['news:one'], []]);
        for (const own of [first, second, third]) own.release(true);
      });

      it('goes out at commit, and not at rollback', async () => {
        const listener = await pool.connect();
        const heard = collect(listener);
        await listener.query('LISTEN commits');
        await client(async (own) => {
          await own.query("BEGIN; SELECT pg_notify('commits', 'no')");
          await own.query('ROLLBACK');
          await own.query("BEGIN; NOTIFY commits, 'yes'");
          expect(heard).toEqual([]);
          await own.query('COMMIT');
        });
        await settle(listener);
        expect(heard).toEqual(['commits:yes']);
        listener.release(true);
      });

      it('stops for the client that left, and goes on for the others', async () => {
        const [stays, leaves, ends] = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
        const heard = [stays, leaves].map(collect);
        for (const own of [stays, leaves, ends]) await own.query('LISTEN club');
        await leaves.query('UNLISTEN *');
        ends.release(true);
        await pool.query("NOTIFY club, 'x'");
        await settle(stays, leaves);
        expect(heard).toEqual([['club:x'], []]);
        stays.release(true);
        leaves.release(true);
      });
    });

    it('leaves timers running while a long query runs', async () => {
      let ticks = 0;
      const timer = setInterval(() => {
        ticks += 1;
      }, 10);
      const { rows } = await pool.query(
        `WITH RECURSIVE busy(n, at) AS (
           SELECT 0, clock_timestamp() UNION ALL
           SELECT n + 1, clock_timestamp() FROM busy WHERE clock_timestamp() < statement_timestamp() + interval '2 seconds'
         ) SELECT count(*) > 0 AS ran FROM busy`,
      );
      clearInterval(timer);
      expect(rows[0].ran).toBe(true);
      expect(ticks).toBeGreaterThan(20);
    });
  });
}
