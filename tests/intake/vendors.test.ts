import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { timeParser, zone } from '../../src/calendar/index.ts';
import { createIntervalReader, readAll } from '../../src/intake/index.ts';

const folder = new URL('../golden/intake/', import.meta.url);
const expected: Record<string, Record<string, unknown>[]> = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
);
const HOLES = {
  abandonedShort: null,
  handledWithin: null,
  abandonedWithin: null,
  flowOut: null,
  waitSecondsHandled: null,
  waitSecondsAll: null,
  thresholdSeconds: null,
};
const UNUSED: Record<string, string[]> = {
  'genesys.csv': ['Media Type'],
  'amazon-connect.csv': ['EndInterval'],
  'calabrio.csv': [],
  'nice.csv': ['Service Level %'],
  'zendesk.csv': [],
  'french.csv': ['Taux'],
};

describe('exports in the shape of the big vendors', () => {
  it.each(Object.entries(expected))('reads %s', (name, rows) => {
    const reader = createIntervalReader({ time: timeParser(zone('Europe/Paris')) });
    const found = readAll(reader, readFileSync(new URL(name, folder), 'utf8'));
    expect(found.faults).toEqual([]);
    expect(found.summary.unknownColumns).toEqual(UNUSED[name]);
    expect(found.records).toEqual(
      rows.map(({ start, ...row }) => ({ ...HOLES, ...row, startMs: Date.parse(start as string) })),
    );
  });
});
