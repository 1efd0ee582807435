import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { timeParser, zone } from '../../src/calendar/index.ts';
import {
  type ExampleData,
  exampleFiles,
  exampleFileText,
  generateExample,
  PLAN_TARGETS,
} from '../../src/example/index.ts';
import {
  createAgentDayReader,
  createAgentStateReader,
  createCostReader,
  createEventReader,
  createIntervalReader,
  createLegReader,
  createSurveyReader,
  type RecordReader,
} from '../../src/intake/index.ts';

let data: ExampleData;
beforeAll(() => {
  data = generateExample();
});

/** What the importer makes of a file: the records, and nothing refused. */
function read<T>(name: string, reader: RecordReader<T>): T[] {
  const file = exampleFiles(data).find((entry) => entry.name === name);
  const records: T[] = [];
  const take = (batch: { readonly records: readonly T[]; readonly faults: readonly unknown[] }): void => {
    expect(batch.faults).toEqual([]);
    for (const record of batch.records) records.push(record);
  };
  for (const chunk of file?.chunks() ?? []) take(reader.push(chunk));
  take(reader.end());
  expect(reader.summary()).toMatchObject({ refused: 0, unusable: null, unknownColumns: [] });
  return records;
}

describe('the files are what the importers read', () => {
  const options = { time: timeParser(zone('UTC')) };

  it('interval actuals, history and then what happened, come back as they were', () => {
    const both = (name: string) =>
      [`${name}.csv`, `${name}-15min.csv`].flatMap((file) => read(file, createIntervalReader(options)));
    const history = both('intervals-history');
    const after = both('intervals-actuals');
    expect(after.length).toBeGreaterThan(2000);
    const key = (row: { readonly queueId: string; readonly startMs: number }): string =>
      `${row.queueId} ${row.startMs}`;
    const bySlot = new Map([...history, ...after].map((row) => [key(row), row]));
    expect(bySlot.size).toBe(data.intervalActuals.length);
    const lost = data.intervalActuals.filter(
      (row) => JSON.stringify(bySlot.get(key(row)) ?? null) !== JSON.stringify(row),
    );
    expect(lost).toEqual([]);
    const firstAfter = new Map(after.toReversed().map((row) => [row.queueId, row.startMs]));
    for (const row of history) if (row.startMs >= (firstAfter.get(row.queueId) ?? 0)) expect(row).toBeNull();
  });

  it('events, legs, states, agent days, surveys and costs come back as they were', () => {
    expect(read('events.csv', createEventReader(options))).toEqual(data.events);
    expect(read('legs.csv', createLegReader(options))).toEqual(data.legs);
    expect(read('agent-days.csv', createAgentDayReader(options))).toEqual(data.agentDays);
    expect(read('surveys.csv', createSurveyReader(options))).toEqual(data.surveys);
    expect(read('costs.csv', createCostReader(options))).toEqual(data.costs);
    expect(JSON.stringify(read('states.csv', createAgentStateReader(options)))).toBe(
      JSON.stringify(data.stateSpans),
    );
  });

  it('documents parse to what was meant', () => {
    const text = (name: string): string => {
      const file = exampleFiles(data).find((entry) => entry.name === name);
      return file === undefined ? '' : exampleFileText(file);
    };
    expect(parse(text('targets.yaml'))).toEqual(PLAN_TARGETS);
    expect(JSON.parse(text('hours.json'))).toEqual(data.organisation.openingHours);
    expect(JSON.parse(text('contract.json'))).toEqual(data.contract);
    expect(JSON.parse(text('invoice-cases.json')).cases).toHaveLength(2);
  });
});
