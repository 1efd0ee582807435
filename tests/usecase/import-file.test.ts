import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Database,
  inTenant,
  listImportFaults,
  listIntervalRestatements,
  listRuns,
  readHistoryDays,
  readIntervalActuals,
} from '../../src/store/index.ts';
import { centreHistory, centreWorld, importText } from '../support/small-centre.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const rowsOf = (queueId: string) =>
  inTenant(database, 'default', (transaction) =>
    readIntervalActuals(transaction, centreWorld(database).scope, {
      queueIds: [queueId],
      fromMs: 0,
      toMs: Date.UTC(2030, 0, 1),
    }),
  );

describe('importing interval actuals', () => {
  it('stores every row once, and its read model with it; the same file again changes nothing', async () => {
    const world = centreWorld(database);
    const text = centreHistory(0, 14);
    const first = await importText(world, text);
    expect(first).toMatchObject({ rowsRead: 80, rowsKept: 80, rowsRefused: 0, inserted: 80, updated: 0 });
    const stored = await rowsOf('orders');
    expect(stored).toHaveLength(80);
    const again = await importText(world, text);
    expect(again).toMatchObject({ inserted: 0, updated: 0, unchanged: 80 });
    expect(await rowsOf('orders')).toEqual(stored);
    const days = await inTenant(database, 'default', (transaction) =>
      readHistoryDays(transaction, world.scope, {
        queueIds: ['orders'],
        metrics: ['offered'],
        fromDay: '2026-08-03',
        toDay: '2026-08-03',
      }),
    );
    const values = [...(days[0]?.values ?? [])];
    expect(values).toHaveLength(48);
    expect(values.filter((value) => value >= 0)).toEqual(stored.slice(0, 8).map((row) => row.offered));
  });

  it('logs a changed row as a restatement', async () => {
    const world = centreWorld(database);
    const text = centreHistory(0, 1).replace(/T08:00:00.000Z,\d+,\d+,/, 'T08:00:00.000Z,99,90,');
    const report = await importText(world, text, { fileName: 'correction.csv' });
    expect(report).toMatchObject({ updated: 1, unchanged: 7 });
    const log = await inTenant(database, 'default', (transaction) =>
      listIntervalRestatements(transaction, world.scope, {
        queueIds: ['orders'],
        fromMs: 0,
        toMs: Date.UTC(2030, 0, 1),
      }),
    );
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ after: { offered: 99 } });
  });

  it('keeps the good rows of a bad file, stores each fault, and leaves no hole where a row was refused', async () => {
    const world = centreWorld(database);
    const report = await importText(
      world,
      [
        'queue;start;offered;handleSeconds',
        'bad;2026-03-29 01:00;10;2400',
        'bad;2026-03-29 01:30;10;2400,5',
        'bad;2026-03-29 02:30;10;2400',
        'bad;2026-03-29 03:30;-4;2400',
        'bad;2026-03-29 04:00;vier;2400',
        'bad;2026-03-29 04:30;7',
        'bad;2026-03-29 05:00;;2400',
        'bad;2026-03-29 01:30;11;2400',
      ].join('\r\n'),
      { timeZone: 'Europe/Paris', fileName: 'bad.csv' },
    );
    expect(report).toMatchObject({ rowsRead: 8, rowsKept: 3, rowsRefused: 5 });
    expect(report.faults.map((found) => [found.row, found.code])).toEqual([
      [4, 'TIME_INVALID'],
      [5, 'NUMBER_NEGATIVE'],
      [6, 'NUMBER_INVALID'],
      [7, 'COLUMN_COUNT'],
      [9, 'ROW_CONFLICT'],
    ]);
    for (const found of report.faults) expect(found.next).not.toBe('');
    const faults = await inTenant(database, 'default', (transaction) =>
      listImportFaults(transaction, world.scope, report.importId),
    );
    expect(faults).toHaveLength(5);
    expect((await rowsOf('bad')).map((row) => [row.offered, row.handleSeconds])).toEqual([
      [10, 2400],
      [10, 2400.5],
      [null, 2400],
    ]);
  });

  it('refuses rows of unknown queues with one fault each name, and stores none of them', async () => {
    const world = centreWorld(database);
    const text = `${centreHistory(20, 22)}${centreHistory(20, 22, 'ordres').split('\n').slice(1).join('\n')}`;
    const report = await importText(world, text, { createQueues: null });
    expect(report.faults).toHaveLength(1);
    expect(report.faults[0]).toMatchObject({ code: 'IMPORT_ROW_UNPLACED' });
    expect(report.faults[0]?.message).toContain('"ordres"');
    expect(report.rowsKept + report.rowsRefused).toBe(report.rowsRead);
    expect(await rowsOf('ordres')).toEqual([]);
  });

  it('fails, with the failure on record, when nothing of a file can be used', async () => {
    const world = centreWorld(database);
    await expect(importText(world, 'queue,start\norders,2026-08-03T08:00:00Z\n')).rejects.toMatchObject({
      code: 'COLUMN_MISSING',
    });
    await expect(importText(world, '')).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    await expect(importText(world, centreHistory(0, 1), { timeZone: 'Mars/Base' })).rejects.toMatchObject({
      code: 'TIME_ZONE_UNKNOWN',
    });
    const failed = await inTenant(database, 'default', (transaction) =>
      listRuns(transaction, world.scope, { kinds: ['import'], states: ['failed'] }),
    );
    expect(failed).toHaveLength(3);
    const running = await inTenant(database, 'default', (transaction) =>
      listRuns(transaction, world.scope, { states: ['running'] }),
    );
    expect(running).toEqual([]);
  });
});

describe('importing contact legs', () => {
  const header = 'sourceId,queue,offered,answered,ended,outcome,waitSeconds,talkSeconds';
  const leg = (id: number, start: string, outcome: string, wait: number, talk: number) =>
    `L${id},desk,${start},${outcome === 'answered' ? start : ''},${start},${outcome},${wait},${talk}`;

  it('counts legs into intervals, anew for the whole day when one comes late', async () => {
    const world = centreWorld(database);
    const first = [
      header,
      leg(1, '2026-08-03T08:01:00Z', 'answered', 20, 180),
      leg(2, '2026-08-03T08:02:00Z', 'answered', 21, 200),
      leg(3, '2026-08-03T08:03:00Z', 'abandoned', 3, 0),
    ].join('\n');
    await importText(world, first, { kind: 'legs', fileName: 'legs.csv' });
    expect(await rowsOf('desk')).toMatchObject([
      { offered: 3, handled: 2, handledWithin: 1, abandoned: 1, abandonedShort: 1, handleSeconds: 380 },
    ]);
    await importText(world, `${header}\n${leg(4, '2026-08-03T08:29:59Z', 'answered', 0, 60)}`, {
      kind: 'legs',
    });
    expect(await rowsOf('desk')).toMatchObject([{ offered: 4, handled: 3, handleSeconds: 440 }]);
  });

  it('lets legs outrank an interval import of the same time', async () => {
    const world = centreWorld(database);
    await importText(world, 'queue,start,offered\ndesk,2026-08-03T08:00:00Z,999\n');
    expect(await rowsOf('desk')).toMatchObject([{ offered: 4, source: 'legs' }]);
  });
});
