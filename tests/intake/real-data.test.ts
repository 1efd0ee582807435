import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { timeParser, zone } from '../../src/calendar/index.ts';
import { createIntervalReader, createTechnionReader, readAll } from '../../src/intake/index.ts';

const folder = new URL('../../../shared/data/', import.meta.url);
const present = existsSync(folder);
if (!present) process.stderr.write('Skipped: ../shared/data is absent, real files are not read.\n');
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const jerusalem = timeParser(zone('Asia/Jerusalem'));

describe.skipIf(!present)('real files', () => {
  it('reads a year of a bank, but for the half hours that the clocks skipped', () => {
    const reader = createIntervalReader({ time: jerusalem });
    const found = readAll(reader, read('technion1999_30min.csv'));
    expect(found.faults.map(({ row, value }) => [row, value])).toEqual([
      [4374, '1999-04-02 02:00:00'],
      [4375, '1999-04-02 02:30:00'],
    ]);
    expect(found.records).toHaveLength(17_520 - 2);
    expect(reader.summary()).toMatchObject({
      intervalMinutes: 30,
      notes: [{ what: 'offered is not whole, accepted as written', rows: 21 }],
    });
  });

  it('reads the calls of an American bank', () => {
    const found = readAll(
      createIntervalReader({ time: timeParser(zone('America/New_York')) }),
      read('bank_calls_30min.csv'),
    );
    expect(found.faults).toEqual([]);
    expect(found.records).toHaveLength(4592);
    const calls = found.records.reduce((total, record) => total + (record.offered ?? 0), 0);
    const sum = read('bank_calls_30min.csv')
      .trim()
      .split('\n')
      .slice(1)
      .reduce((total, line) => total + Number(line.split(',')[1]), 0);
    expect(calls).toBe(sum);
  });

  it('reads a month of calls one by one', () => {
    const found = readAll(createTechnionReader({ time: jerusalem }), read('technion1999_calls_january.csv'));
    expect(found.faults).toEqual([]);
    expect(found.summary).toMatchObject({ rows: 31_599, kept: 30_401, skipped: 1198, refused: 0 });
    const counted = found.records.filter((leg) => !leg.excluded);
    expect(found.records.length - counted.length).toBe(240);
    expect(counted.filter((leg) => leg.outcome === 'answered')).toHaveLength(27_060);
    expect(counted.filter((leg) => leg.outcome === 'abandoned')).toHaveLength(3101);
    expect(new Set(found.records.map((leg) => leg.sourceId)).size).toBe(found.records.length);
    const lasting = counted.every(
      (leg) =>
        (leg.endedMs ?? 0) >= (leg.answeredMs ?? leg.offeredMs) &&
        leg.waitSeconds >= 0 &&
        leg.talkSeconds >= 0,
    );
    expect(lasting).toBe(true);
    expect(found.summary.notes).toContainEqual({
      what: 'hung up in the queue with a service time beside it, which is ignored',
      rows: 83,
    });
  });
});
