import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer, listen } from '../../src/api/index.ts';
import { openTestApi, TEST_NOW_MS, type TestApi } from '../support/open-test-api.ts';
import { SMALL_SCOPE } from '../support/small-organisation.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const open = () =>
  buildServer({ database: api.database, scope: SMALL_SCOPE, now: () => TEST_NOW_MS }, null, {
    allowPublic: true,
  });

describe('listen', () => {
  it.each(['0.0.0.0', '::', '192.168.1.7', 'agner.example.com', '127.evil.example'])(
    'refuses %s, which others reach',
    async (host) => {
      await expect(listen(api.server, { host, port: 0 })).rejects.toMatchObject({ code: 'ADDRESS_PUBLIC' });
    },
  );

  it('answers on this machine by default', async () => {
    const server = buildServer({ database: api.database, scope: SMALL_SCOPE, now: () => TEST_NOW_MS }, null);
    try {
      const url = await listen(server, { port: 0 });
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'ok' });
      const wrong = await fetch(`${url}/v1/queues`, { method: 'DELETE' });
      expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    } finally {
      await server.close();
    }
  });
});

describe('without authentication only this machine is answered', () => {
  const refused = { status: 403, code: 'CALLER_NOT_LOCAL' };
  const ask = async (
    headers: Record<string, string>,
    remoteAddress?: string,
    method: 'GET' | 'POST' = 'GET',
  ) =>
    (
      await api.server.inject({
        method,
        url: method === 'GET' ? '/v1/queues' : '/v1/versions/none/publish',
        headers,
        ...(remoteAddress === undefined ? {} : { remoteAddress }),
      })
    ).json();

  it('by the address it calls from', async () => {
    expect(await ask({}, '10.0.0.5')).toMatchObject({ ...refused, value: '10.0.0.5' });
    expect(await ask({}, '2001:db8::1')).toMatchObject(refused);
    for (const local of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect(await ask({}, local)).toHaveProperty('items');
    }
  });

  it('by the name it calls us: a name that somebody pointed here is not ours', async () => {
    expect(await ask({ host: 'evil.example:3000' })).toMatchObject({
      ...refused,
      value: 'evil.example:3000',
    });
    expect(await ask({ host: 'localhost:3000' })).toHaveProperty('items');
    expect(await ask({ host: '[::1]:3000' })).toHaveProperty('items');
  });

  it('by the page it comes from', async () => {
    const evil = { host: 'localhost:3000', origin: 'https://evil.example' };
    expect(await ask(evil, undefined, 'POST')).toMatchObject(refused);
    expect(await ask({ 'sec-fetch-site': 'cross-site' }, undefined, 'POST')).toMatchObject(refused);
    const own = { host: 'localhost:3000', origin: 'http://localhost:3000' };
    expect(await ask(own, undefined, 'POST')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('unless the entry says that others may', async () => {
    const server = open();
    try {
      const answer = await server.inject({
        url: '/health',
        remoteAddress: '10.0.0.5',
        headers: { host: 'agner.example' },
      });
      expect(answer.statusCode).toBe(200);
    } finally {
      await server.close();
    }
  });
});

describe('a database that is gone', () => {
  it('is 503 at /ready while /health still answers, and 500 without details elsewhere', async () => {
    const own = await openTestApi();
    await own.database.close();
    expect((await own.server.inject('/ready')).json()).toMatchObject({
      status: 503,
      code: 'DATABASE_START_FAILED',
    });
    expect((await own.server.inject('/health')).statusCode).toBe(200);
    const answer = await own.server.inject('/v1/queues');
    expect(answer.json()).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(answer.body).not.toMatch(/select|pglite|node_modules/i);
    await own.server.close();
  });
});
