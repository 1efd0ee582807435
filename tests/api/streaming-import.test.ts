import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer, listen } from '../../src/api/index.ts';
import { openTestApi, TEST_NOW_MS, type TestApi } from '../support/open-test-api.ts';
import { SMALL_SCOPE } from '../support/small-organisation.ts';

let api: TestApi;
let url: string;
beforeAll(async () => {
  api = await openTestApi(null, { closeGraceMs: 200 });
  url = await listen(api.server, { port: 0 });
});
afterAll(() => api.close());

const MEGABYTE = 2 ** 20;
const QUERY = '/v1/imports?kind=intervals&timeZone=Europe/Paris';
/** A note that the import does not know and does not keep: it makes the file large without making the store large. */
const NOTE = 'n'.repeat(10_000);

/** Interval rows of a queue, day after day of office hours, each with the note. */
function* rows(count: number): Generator<string> {
  yield 'queue,start,offered,note\n';
  for (let row = 0; row < count; row++) {
    const day = new Date(Date.UTC(2025, 0, 1 + Math.floor(row / 18))).toISOString().slice(0, 10);
    const slot = 18 + (row % 18);
    const time = `${String(slot >> 1).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;
    yield `billing,${day} ${time},${row % 50},${NOTE}\n`;
  }
}

/** Sends chunks as fast as the server takes them, and answers what it said. */
function post(path: string, chunks: Iterable<string>, onChunk: () => void = () => undefined) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'text/csv' } });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (text: string) => {
        body += text;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    const send = async () => {
      for (const chunk of chunks) {
        onChunk();
        if (!sent.write(chunk)) await new Promise((resume) => sent.once('drain', resume));
      }
      sent.end();
    };
    send().catch(reject);
  });
}

describe('a file of 50 MB', () => {
  it('is stored while it arrives, without being held', async () => {
    const count = Math.ceil((50 * MEGABYTE) / NOTE.length);
    let peak = 0;
    const used = () => {
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const before = used();
    const answer = await post(QUERY, rows(count), () => {
      peak = Math.max(peak, used());
    });
    expect(answer.status, answer.body).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({
      rowsRead: count,
      rowsKept: count,
      inserted: count,
      unknownColumns: ['note'],
    });
    // Sender, receiver and the garbage of both live in this process.
    expect((peak - before) / MEGABYTE).toBeLessThan(100);
  });
});

describe('a file that is refused early', () => {
  it('is answered while the sender is still sending', async () => {
    function* endless(): Generator<string> {
      yield 'colour,size\n';
      for (let row = 0; row < 2000; row++) yield `red,${NOTE}\n`;
    }
    const answer = await post(QUERY, endless());
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'COLUMN_MISSING' });
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});

describe('a sender that breaks off', () => {
  it('leaves a failed import behind, and the service alive', async () => {
    await new Promise<void>((resolve) => {
      const sent = request(`${url}${QUERY}&fileName=broken.csv`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
      });
      sent.on('error', () => resolve());
      sent.on('close', () => resolve());
      sent.write('queue,start,offered\nbilling,2026-01-05 09:00,1\nbilling,2026-01-05 09:30,2\n');
      setTimeout(() => sent.destroy(), 100);
    });
    await expect.poll(() => statesOf('broken.csv'), { timeout: 10_000 }).toEqual(['failed']);
  });
});

/** States of the imports of a file. */
async function statesOf(fileName: string): Promise<string[]> {
  const answer = await api.server.inject('/v1/runs?kind=import&limit=50');
  const { items } = answer.json<{ items: { state: string; parameters: { fileName: string } }[] }>();
  return items.filter((run) => run.parameters.fileName === fileName).map(({ state }) => state);
}

describe('a server that closes', () => {
  it('cuts a sender that stopped half-way when the grace is over', async () => {
    const server = buildServer({ database: api.database, scope: SMALL_SCOPE, now: () => TEST_NOW_MS }, null, {
      closeGraceMs: 50,
    });
    const own = await listen(server, { port: 0 });
    const sent = request(`${own}${QUERY}&fileName=half.csv`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
    });
    const cut = new Promise((resolve) => sent.once('error', resolve));
    sent.write('queue,start,offered\n');
    await expect.poll(() => statesOf('half.csv')).toEqual(['running']);
    await server.close();
    expect(await cut).toBeInstanceOf(Error);
  });
});

describe('text', () => {
  it('is read across chunks that cut a character, without its byte-order mark', async () => {
    const bytes = new TextEncoder().encode(
      '\ufeffqueue,start,offered,é東\nbilling,2026-01-06 09:00,1,é\nbilling,2026-01-06 09:30,2,東\n',
    );
    const sent = await fetch(`${url}${QUERY}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      duplex: 'half',
      body: new ReadableStream({
        start(controller) {
          for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      }),
    } as RequestInit);
    expect(await sent.json()).toMatchObject({ rowsKept: 2, rowsRefused: 0, unknownColumns: ['é東'] });
  });
});
