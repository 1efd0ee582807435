import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntervalActual } from '../../../src/core/index.ts';
import {
  type ActualsOrigin,
  type ActualsWritten,
  type Database,
  type DayOf,
  listIntervalRestatements,
  MEASURES,
  readHistoryDays,
  readIntervalActuals,
  upsertIntervalActuals,
} from '../../../src/store/index.ts';
import { type Ground, newTenant, START_DAY, START_MS, slotMs, utcDays } from './store-fixture.ts';

const EVERYTHING = { queueIds: 'all', fromMs: 0, toMs: Date.UTC(2100, 0, 1) } as const;
const ALL_DAYS = { queueIds: 'all', metrics: MEASURES, fromDay: '2000-01-01', toDay: '2100-01-01' } as const;

/** An interval that says only what it is told to. */
function actual(slot: number, values: Partial<IntervalActual> = {}): IntervalActual {
  const nothing = Object.fromEntries(MEASURES.map((measure) => [measure, null]));
  return { ...nothing, queueId: 'billing', startMs: slotMs(slot), minutes: 30, ...values } as IntervalActual;
}

function store(
  ground: Ground,
  records: readonly IntervalActual[],
  origin: Partial<ActualsOrigin & { dayOf: DayOf }> = {},
): Promise<ActualsWritten> {
  const defaults = { importId: 'import-1', source: 'import', nowMs: START_MS, dayOf: utcDays } as const;
  return ground.run((transaction) =>
    upsertIntervalActuals(transaction, ground.scope, records, { ...defaults, ...origin }),
  );
}

const readActuals = (ground: Ground) =>
  ground.run((transaction) => readIntervalActuals(transaction, ground.scope, EVERYTHING));
const readDays = (ground: Ground) =>
  ground.run((transaction) => readHistoryDays(transaction, ground.scope, ALL_DAYS));
const readRestatements = (ground: Ground) =>
  ground.run((transaction) => listIntervalRestatements(transaction, ground.scope, EVERYTHING));

/** What the read model must hold, from the rows it is made of: written apart from the code that makes it. */
async function expectDaysToMirrorRows(ground: Ground): Promise<void> {
  const rows = await readActuals(ground);
  const days = await readDays(ground);
  const fromRows = new Map<string, number>();
  for (const row of rows) {
    for (const measure of MEASURES) {
      if (row[measure] !== null) fromRows.set(`${row.queueId} ${measure} ${row.startMs}`, row[measure]);
    }
  }
  const fromDays = new Map<string, number>();
  for (const day of days) {
    expect(day.values.some((value) => !Number.isNaN(value))).toBe(true);
    day.values.forEach((value, slot) => {
      const startMs = day.firstStartMs + slot * day.intervalMinutes * 60_000;
      if (!Number.isNaN(value)) fromDays.set(`${day.queueId} ${day.metric} ${startMs}`, value);
    });
  }
  expect(fromDays).toEqual(fromRows);
}

export function describeIntervalActuals(database: () => Database): void {
  describe('interval actuals', () => {
    it('come back as they were given, a hole as null and a zero as 0', async () => {
      const ground = await newTenant(database());
      const given = [
        actual(0, { offered: 0, handleSeconds: 0.1 }),
        actual(1, { offered: 12, handled: 11, abandoned: 1, abandonedShort: 1, handledWithin: 9 }),
        actual(2, {
          abandonedWithin: 3,
          flowOut: 4,
          waitSecondsHandled: 1.5,
          waitSecondsAll: 2.25,
          thresholdSeconds: 20,
        }),
        actual(50, { ...actual(50), queueId: 'orders', offered: 2 ** 31 - 1 }),
      ];
      const written = await store(ground, given);
      expect(written).toEqual({ inserted: 4, updated: 0, unchanged: 0, outranked: 0 });
      const expected = given.map((record) => ({ ...record, source: 'import', importId: 'import-1' }));
      expect(await readActuals(ground)).toEqual(expected);
    });

    it('have a read model with a slot per interval of the day and NaN for what is missing', async () => {
      const ground = await newTenant(database());
      await store(ground, [actual(3, { offered: 5 }), actual(5, { offered: 0 })]);
      const days = await readDays(ground);
      expect(days).toHaveLength(1);
      const values = new Float64Array(48).fill(Number.NaN);
      values[3] = 5;
      values[5] = 0;
      expect(days[0]).toEqual({
        queueId: 'billing',
        metric: 'offered',
        day: START_DAY,
        intervalMinutes: 30,
        firstStartMs: START_MS,
        values,
      });
    });

    it('change nothing when the same records come twice', async () => {
      const ground = await newTenant(database());
      const records = Array.from({ length: 100 }, (_, slot) =>
        actual(slot, { offered: slot % 7, handleSeconds: slot / 3 }),
      );
      await store(ground, records);
      const [rows, days] = [await readActuals(ground), await readDays(ground)];
      const again = await store(ground, records, { importId: 'import-2', nowMs: START_MS + 1 });
      expect(again).toEqual({ inserted: 0, updated: 0, unchanged: 100, outranked: 0 });
      expect(await readActuals(ground)).toEqual(rows);
      expect(await readDays(ground)).toEqual(days);
      expect(await readRestatements(ground)).toEqual([]);
    });

    it('log what a later import changes, with both values, the import and the instant', async () => {
      const ground = await newTenant(database());
      await store(ground, [actual(0, { offered: 10 }), actual(1, { offered: 11 })]);
      const changes = [actual(0, { offered: 10 }), actual(1, { offered: 12 })];
      const written = await store(ground, changes, { importId: 'import-2', nowMs: START_MS + 5 });
      expect(written).toEqual({ inserted: 0, updated: 1, unchanged: 1, outranked: 0 });
      await store(ground, [actual(1, { offered: 13 })], { importId: 'import-3', nowMs: START_MS + 6 });
      const log = await readRestatements(ground);
      expect(
        log.map(({ startMs, revision, importId, atMs }) => ({ startMs, revision, importId, atMs })),
      ).toEqual([
        { startMs: slotMs(1), revision: 1, importId: 'import-2', atMs: START_MS + 5 },
        { startMs: slotMs(1), revision: 2, importId: 'import-3', atMs: START_MS + 6 },
      ]);
      expect([log[0]?.before.offered, log[0]?.after.offered, log[1]?.after.offered]).toEqual([11, 12, 13]);
      expect((await readActuals(ground))[1]).toMatchObject({ offered: 13, importId: 'import-3' });
      await expectDaysToMirrorRows(ground);
    });

    it('of a lower source never overwrite those of a higher one', async () => {
      const ground = await newTenant(database());
      await store(ground, [actual(0, { offered: 10, flowOut: 1 }), actual(1, { offered: 5 })]);
      const legs = await store(ground, [actual(0, { offered: 9 })], { source: 'legs', importId: 'legs-1' });
      expect(legs).toEqual({ inserted: 0, updated: 1, unchanged: 0, outranked: 0 });
      // A higher source replaces the row as a whole: nothing of the lower one is mixed in.
      expect((await readActuals(ground))[0]).toMatchObject({ offered: 9, flowOut: null, source: 'legs' });
      const late = await store(ground, [actual(0, { offered: 99 }), actual(1, { offered: 6 })]);
      expect(late).toEqual({ inserted: 0, updated: 1, unchanged: 0, outranked: 1 });
      expect((await readActuals(ground)).map(({ offered }) => offered)).toEqual([9, 6]);
      await expectDaysToMirrorRows(ground);
    });

    it('of two files add up: a blank says nothing, unless blanks are to erase', async () => {
      const ground = await newTenant(database());
      await store(ground, [actual(0, { offered: 10 })]);
      await store(ground, [actual(0, { handleSeconds: 300 })]);
      expect((await readActuals(ground))[0]).toMatchObject({ offered: 10, handleSeconds: 300 });
      await store(ground, [actual(0, { handleSeconds: 300 })], { blanks: 'erase' });
      expect((await readActuals(ground))[0]).toMatchObject({ offered: null, handleSeconds: 300 });
      expect((await readDays(ground)).map(({ metric }) => metric)).toEqual(['handleSeconds']);
    });

    it('given twice in one call count as given one after the other', async () => {
      const ground = await newTenant(database());
      const written = await store(ground, [
        actual(1, { offered: 2 }),
        actual(0, { offered: 1 }),
        actual(1, { offered: 3 }),
      ]);
      expect(written).toEqual({ inserted: 2, updated: 1, unchanged: 0, outranked: 0 });
      expect((await readActuals(ground)).map(({ offered }) => offered)).toEqual([1, 3]);
      expect(await readRestatements(ground)).toHaveLength(1);
    });

    it.each([
      { day: '2026-03-29', startMs: Date.UTC(2026, 2, 28, 23), count: 46 },
      { day: '2026-10-25', startMs: Date.UTC(2026, 9, 24, 22), count: 50 },
    ])('fill an array of $count half hours on $day, when clocks change', async ({ day, startMs, count }) => {
      const ground = await newTenant(database());
      const dayOf: DayOf = () => ({ day, startMs, count, intervalMinutes: 30 });
      const records = Array.from({ length: count }, (_, slot) =>
        actual(0, { startMs: startMs + slot * 1_800_000, offered: slot }),
      );
      await store(ground, records, { dayOf });
      const [stored] = await readDays(ground);
      expect(stored?.day).toBe(day);
      expect(stored?.values).toEqual(Float64Array.from({ length: count }, (_, slot) => slot));
    });

    it('off the grid of their queue are refused whole, with nothing written', async () => {
      const ground = await newTenant(database());
      const bad = [actual(0, { offered: 1 }), actual(1, { startMs: slotMs(1) + 60_000, offered: 1 })];
      await expect(store(ground, bad)).rejects.toMatchObject({ code: 'INTERVAL_OFF_GRID' });
      await expect(store(ground, [actual(0, { minutes: 15 })])).rejects.toMatchObject({
        code: 'INTERVAL_OFF_GRID',
      });
      expect(await readActuals(ground)).toEqual([]);
    });

    it('of a queue that is not stored are refused', async () => {
      const ground = await newTenant(database());
      await expect(store(ground, [actual(0, { queueId: 'nowhere' })])).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    it('and their read model agree after any sequence of imports', async () => {
      const import_ = fc.record({
        source: fc.constantFrom('import' as const, 'legs' as const),
        blanks: fc.constantFrom('keep' as const, 'erase' as const),
        records: fc.array(
          fc.record({
            slot: fc.integer({ min: 40, max: 60 }),
            queueId: fc.constantFrom('billing', 'orders'),
            offered: fc.option(fc.integer({ min: 0, max: 3 })),
            handleSeconds: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
          }),
          { maxLength: 12 },
        ),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(import_, { minLength: 1, maxLength: 4 }), async (imports) => {
          const ground = await newTenant(database());
          for (const { source, blanks, records } of imports) {
            const given = records.map(({ slot, ...values }) => actual(slot, values));
            const written = await store(ground, given, { source, blanks });
            const { inserted, updated, unchanged, outranked } = written;
            expect(inserted + updated + unchanged + outranked).toBe(given.length);
            await expectDaysToMirrorRows(ground);
          }
        }),
        { numRuns: 15 },
      );
    });
  });
}
