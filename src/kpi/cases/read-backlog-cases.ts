import { isLocalDay } from '../../calendar/index.ts';
import {
  type CaseRecord,
  eachRow,
  exactField,
  inOrder,
  instantField,
  instantOrNull,
  type KpiCase,
  refuse,
  textField,
} from '../golden-case-fields.ts';
import {
  type AgeBucket,
  addBacklogSnapshot,
  addOpenCount,
  type BacklogCase,
  backlogByAge,
} from '../measures/add-backlog.ts';
import { addDayInflow, addMonthInflow } from '../measures/add-inflow.ts';
import { addMeasures, type MeasureSums } from '../measures/measure-sums.ts';
import type { CaseReaders } from './case-reader.ts';

/** Cases about what waits and what comes in. */
export const BACKLOG_CASE_READERS: CaseReaders = {
  backlog: ({ params, input }, sums) => {
    if (!('snapshots' in input)) return addSnapshot(params, input, sums);
    eachRow(input, 'snapshots', (row) => {
      const key =
        row.day === undefined ? new Date(instantField(row, 'at')).toISOString() : dayField(row, 'day');
      addOpenCount(sums, key, exactField(row, 'open') as number | string);
    });
  },
  backlog_avg_age: ({ params, input }, sums) => addSnapshot(params, input, sums),
  backlog_overdue_rate: ({ params, input }, sums) => addSnapshot(params, input, sums),
  inflow_rolling: ({ params, input }, sums) => {
    const window = { fromDay: dayField(params, 'from'), toDay: dayField(params, 'to') };
    if (window.toDay < window.fromDay) refuse('to', `not before from (${window.fromDay})`, window.toDay);
    addMeasures(sums, { inflowInWindow: 0 });
    eachRow(input, 'days', (row) =>
      addDayInflow(sums, { day: dayField(row, 'day'), count: exactField(row, 'n') }, window),
    );
  },
  inflow_projection: ({ input }, sums) =>
    eachRow(input, 'months', (row) =>
      addMonthInflow(sums, { count: exactField(row, 'n'), workdays: exactField(row, 'workdays') }),
    ),
};

/** The backlog of a case by age, as sums of each bucket. */
export function backlogGroups({ params, input }: KpiCase): Map<string, MeasureSums> {
  const atMs = instantField(params, 'as_of');
  return backlogByAge(casesOf(input), atMs, bucketsOf(params), textField(params, 'tz', 'UTC'));
}

function addSnapshot(params: CaseRecord, input: CaseRecord, sums: MeasureSums): void {
  addBacklogSnapshot(sums, casesOf(input), instantField(params, 'as_of'));
}

function casesOf(input: CaseRecord): BacklogCase[] {
  const cases: BacklogCase[] = [];
  eachRow(input, 'cases', (row) => {
    inOrder(row, 'created_at', 'closed_at');
    cases.push({
      createdMs: instantField(row, 'created_at'),
      closedMs: instantOrNull(row, 'closed_at'),
      dueMs: instantOrNull(row, 'due_at'),
    });
  });
  return cases;
}

function bucketsOf({ buckets }: CaseRecord): AgeBucket[] {
  const wanted = 'a list of [name, from days, to days or null]';
  if (!Array.isArray(buckets)) return refuse('buckets', wanted, buckets);
  return buckets.map((bucket: unknown) => {
    const [name, fromDays, toDays = null] = Array.isArray(bucket) ? bucket : [];
    const ends = typeof fromDays === 'number' && (toDays === null || typeof toDays === 'number');
    if (typeof name !== 'string' || !ends) return refuse('buckets', wanted, bucket);
    return { name, fromDays, toDays };
  });
}

function dayField(record: CaseRecord, field: string): string {
  const day = textField(record, field);
  return isLocalDay(day) ? day : refuse(field, 'a local day such as 2026-11-02', day);
}
