import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeParser, zone } from '../../src/calendar/index.ts';
import { createForecastReader, createIntervalReader, readAll } from '../../src/intake/index.ts';

const time = timeParser(zone('UTC'));

describe('createForecastReader', () => {
  const text = [
    'queue,metric,start,asOf,mean,median,lo80,hi80,lo97.5,hi97.5,model',
    'billing,offered,2026-11-02T07:00:00Z,2026-11-01T00:00:00Z,23.4,23,18,29,,,auto',
    'billing,offered,2026-11-02T07:30:00Z,2026-11-01T00:00:00Z,-1,23,18,29,12,40,auto',
  ].join('\n');

  it('reads levels from the header, holes of bounds as NaN, and refuses a negative forecast', () => {
    const read = readAll(createForecastReader({ time }), text);
    expect(read.records).toEqual([
      {
        queueId: 'billing',
        metric: 'offered',
        startMs: Date.UTC(2026, 10, 2, 7),
        asOfMs: Date.UTC(2026, 10, 1),
        mean: 23.4,
        median: 23,
        bounds: [
          { level: 0.8, lower: 18, upper: 29 },
          { level: 0.975, lower: Number.NaN, upper: Number.NaN },
        ],
        model: 'auto',
      },
    ]);
    expect(read.faults.map((found) => [found.row, found.code])).toEqual([[3, 'NUMBER_NEGATIVE']]);
  });

  it('reads the same whatever the chunks, the first of which may end inside the header', () => {
    const whole = readAll(createForecastReader({ time }), text);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }), (sizes) => {
        const reader = createForecastReader({ time });
        const records = [];
        let at = 0;
        for (const size of [...sizes, text.length]) {
          records.push(...reader.push(text.slice(at, at + size)).records);
          at += size;
        }
        records.push(...reader.end().records);
        expect(records).toEqual(whole.records);
      }),
    );
  });

  it("takes another system's two columns as contacts, and names a missing one", () => {
    const read = readAll(createForecastReader({ time }), 'ds,yhat\n2026-11-02 07:00,5\n');
    expect(read.records[0]).toMatchObject({ metric: 'offered', mean: 5, median: 5, model: 'imported' });
    expect(readAll(createForecastReader({ time }), 'ds,other\n').summary.unusable?.code).toBe(
      'COLUMN_MISSING',
    );
  });
});

describe('createIntervalReader', () => {
  it('makes no handle time out of a file that has none', () => {
    const read = readAll(
      createIntervalReader({ time, intervalMinutes: 30 }),
      'start,offered\n2026-11-02 07:00,0\n2026-11-02 07:30,4\n',
    );
    expect(read.records.map((record) => record.handleSeconds)).toEqual([null, null]);
  });
});
