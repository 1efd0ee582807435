import { describe, expect, it } from 'vitest';
import { timeParser, zone } from '../../src/calendar/index.ts';
import { createIntervalReader, type IntervalReaderOptions, readAll } from '../../src/intake/index.ts';

function read(lines: string, options: Partial<IntervalReaderOptions> = {}, timeZone = 'Europe/Paris') {
  const reader = createIntervalReader({ time: timeParser(zone(timeZone)), ...options });
  const { records, faults } = readAll(reader, lines);
  return { records, faults, summary: reader.summary() };
}
const starts = (found: ReturnType<typeof read>) =>
  found.records.map((record) => new Date(record.startMs).toISOString().slice(0, 16));

describe('the meaning of an interval file', () => {
  it('keeps a hole apart from a zero', () => {
    const found = read(
      'start,offered,handled\n2026-11-02 07:00,0,\n2026-11-02 07:30,-,n/a\n2026-11-02 08:00,5,0\n',
    );
    expect(found.records.map(({ offered, handled }) => [offered, handled])).toEqual([
      [0, null],
      [null, null],
      [5, 0],
    ]);
    expect(found.records[0]?.queueId).toBe('default');
    expect(found.records[2]).toMatchObject({
      handleSeconds: null,
      waitSecondsHandled: null,
      abandoned: null,
    });
  });

  it('drops an identical row, refuses a conflicting one and names the first', () => {
    const found = read(
      'start,calls\n2026-11-02 07:00,5\n2026-11-02 07:30,6\n2026-11-02 07:00,5\n2026-11-02 07:30,0\n',
    );
    expect(found.records).toHaveLength(2);
    expect(found.faults).toMatchObject([
      { code: 'ROW_CONFLICT', row: 5, message: expect.stringContaining('row 3') },
    ]);
    expect(found.summary).toMatchObject({
      rows: 4,
      kept: 2,
      refused: 1,
      skipped: 1,
      notes: [{ what: 'identical to an earlier row, dropped', rows: 1 }],
    });
  });

  it('tells a zero from a hole when it compares rows', () => {
    const found = read('start,calls\n2026-11-02 07:00,\n2026-11-02 07:30,6\n2026-11-02 07:00,0\n');
    expect(found.faults).toMatchObject([{ code: 'ROW_CONFLICT', row: 4 }]);
  });

  it('reads the second row of a repeated hour as its second occurrence', () => {
    const rows = ['01:30', '02:00', '02:30', '02:00', '02:30', '03:00'].map((time) => `2026-10-25 ${time},5`);
    const found = read(`start,calls\n${rows.join('\n')}\n2026-10-25 02:00,5\n`);
    expect(starts(found)).toEqual([
      '2026-10-24T23:30',
      '2026-10-25T00:00',
      '2026-10-25T00:30',
      '2026-10-25T01:00',
      '2026-10-25T01:30',
      '2026-10-25T02:00',
    ]);
    expect(found.summary.notes).toEqual([
      { what: 'identical to an earlier row, dropped', rows: 1 },
      { what: 'read as the second occurrence of a repeated local time', rows: 2 },
    ]);
  });

  it('refuses a time that the clocks skipped', () => {
    const found = read(
      'start,calls\n2026-03-29 01:30,5\n2026-03-29 02:00,5\n2026-03-29 02:30,5\n2026-03-29 03:00,5\n',
    );
    expect(found.faults.map(({ row, message }) => [row, message.includes('jumped over')])).toEqual([
      [3, true],
      [4, true],
    ]);
    expect(starts(found)).toEqual(['2026-03-29T00:30', '2026-03-29T01:00']);
  });

  it.each([
    ['2026-11-02 07:00,1\n2026-11-02 07:15,1\n2026-11-02 07:45,1\n2026-11-02 08:00,1\n', 15],
    ['2026-11-02,1\n2026-11-03,1\n', 1440],
    ['2026-10-24 00:00,1\n2026-10-25 00:00,1\n2026-10-26 00:00,1\n', 1440],
    ['2026-11-02 09:00,1\n2026-11-02 08:00,1\n', 60],
  ])('finds the length of %j', (rows, minutes) => {
    const found = read(`start,calls\n${rows}`);
    expect(found.faults).toEqual([]);
    expect(found.summary.intervalMinutes).toBe(minutes);
    expect(new Set(found.records.map((record) => record.minutes))).toEqual(new Set([minutes]));
  });

  it('judges alignment on the wall clock of the zone', () => {
    const rows = 'start,calls\n2026-11-02T01:15:00Z,1\n2026-11-02T01:45:00Z,2\n2026-11-02T02:00:00Z,2\n';
    expect(read(rows, { intervalMinutes: 30 }, 'Asia/Kathmandu').faults).toMatchObject([
      { code: 'INTERVAL_NOT_ALIGNED', row: 4 },
    ]);
  });

  it('does not guess a length that the file does not tell', () => {
    expect(read('start,calls\n2026-11-02 07:00,1\n').faults).toMatchObject([
      { code: 'INTERVAL_LENGTH_UNKNOWN' },
    ]);
    const weekly = read('start,calls\n2026-11-02,1\n2026-11-09,1\n2026-11-16,1\n');
    expect(weekly.faults).toMatchObject([
      { code: 'INTERVAL_LENGTH_UNKNOWN', message: expect.stringContaining('10080 minutes') },
    ]);
    expect(weekly).toMatchObject({ records: [], summary: { kept: 0, refused: 3 } });
    expect(read('start,calls\n2026-11-02 07:00,1\n', { intervalMinutes: 30 }).records).toHaveLength(1);
    // A length for want of a better one gives way to what the rows tell.
    const minutes = (text: string) =>
      read(text, { lengthIfUnknown: 60 }).records.map((record) => record.minutes);
    expect(minutes('start,calls\n2026-11-02 07:00,1\n')).toEqual([60]);
    expect(minutes('start,calls\n2026-11-02 07:00,1\n2026-11-02 07:30,1\n')).toEqual([30, 30]);
    expect(() => read('', { intervalMinutes: 20 })).toThrow(/20 minutes/);
  });

  it('makes sums of averages and says so', () => {
    const both = read(
      'start,offered,handled,AHT,ASA\n2026-11-02 07:00,10,8,180.5,12\n2026-11-02 07:30,3,0,,\n',
    );
    expect(
      both.records.map(({ handleSeconds, waitSecondsHandled }) => [handleSeconds, waitSecondsHandled]),
    ).toEqual([
      [1444, 96],
      [0, 0],
    ]);
    const volume = read('start,offered,aht\n2026-11-02 07:00,10,200\n2026-11-02 07:30,,200\n');
    expect(volume.records.map(({ handled, handleSeconds }) => [handled, handleSeconds])).toEqual([
      [null, 2000],
      [null, null],
    ]);
    expect(volume.summary.notes).toEqual([{ what: 'handleSeconds made of AHT times offered', rows: 1 }]);
  });

  it('accepts more handled than offered, and counts it', () => {
    const found = read('start,offered,handled\n2026-11-02 07:00,1,2\n2026-11-02 07:30,3,3\n');
    expect(found.records).toHaveLength(2);
    expect(found.summary.notes).toMatchObject([
      { rows: 1, what: expect.stringContaining('more handled than offered') },
    ]);
  });

  it('accepts fractional counts with a note, or refuses them', () => {
    const rows = 'start,calls\n2026-11-02 07:00,2.0\n2026-11-02 07:30,2.5\n2026-11-02 08:00,3\n';
    const accepted = read(rows);
    expect(accepted.records.map((record) => record.offered)).toEqual([2, 2.5, 3]);
    expect(accepted.summary.notes).toEqual([{ what: 'offered is not whole, accepted as written', rows: 1 }]);
    expect(read(rows, { fractionalCounts: 'refuse' }).faults).toMatchObject([
      { code: 'NUMBER_FRACTIONAL', row: 3 },
    ]);
  });

  it('joins a date and a time of day', () => {
    const found = read(
      'Date,Interval,calls\n2026-11-02,7:00-7:30,1\n2026-11-02,07:30,2\n2026-11-02,noon,2\n',
    );
    expect(starts(found)).toEqual(['2026-11-02T06:00', '2026-11-02T06:30']);
    expect(found.faults).toMatchObject([{ code: 'TIME_INVALID', row: 4, column: 'Interval' }]);
  });

  it('refuses a number that a semicolon file leaves ambiguous, until its decimals are said', () => {
    const rows =
      'start;offered;aht\n2026-11-02 07:00;1.234;180,5\n2026-11-02 07:30;12;181,5\n2026-11-02 08:00;12;181,5\n';
    expect(read(rows).faults).toMatchObject([{ code: 'NUMBER_AMBIGUOUS', row: 2, column: 'offered' }]);
    expect(read(rows, { decimal: ',' }).records[0]?.offered).toBe(1234);
  });

  it('tells apart the same interval of different queues', () => {
    const found = read(
      'queue,start,calls\na,2026-11-02 07:00,1\nb,2026-11-02 07:00,2\na,2026-11-02 07:30,1\n',
    );
    expect(found.records.map((record) => record.queueId)).toEqual(['a', 'b', 'a']);
  });

  it('keeps finding duplicates far apart', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => {
      const start = new Date(Date.UTC(2020, 0, 1) + i * 1_800_000).toISOString().slice(0, 19);
      return `q${i % 3},${start}Z,${i % 50}\n`;
    });
    const found = read(`queue,start,calls\n${rows.join('')}${rows[7]}${rows[7]?.replace(/\d+\n/, '77\n')}`);
    expect(found.records).toHaveLength(5000);
    expect(found.summary.skipped).toBe(1);
    expect(found.faults).toMatchObject([
      { code: 'ROW_CONFLICT', row: 5003, message: expect.stringContaining('row 9.') },
    ]);
  });
});
