import type { Interval } from '../../core/index.ts';
import {
  booleanField,
  type CaseRecord,
  eachRow,
  exactField,
  inOrder,
  instantField,
  instantOrNull,
  isRecord,
  type KpiCase,
  numberField,
  refuse,
  textField,
  textOrAbsent,
} from '../golden-case-fields.ts';
import {
  addAssignment,
  addFirstReply,
  addFirstSolution,
  addResolution,
} from '../measures/add-case-clocks.ts';
import { addDueCase, addSameDayResponse, type DueCase } from '../measures/add-case-deadlines.ts';
import { addToPercentiles, type MeasureSums } from '../measures/measure-sums.ts';
import type { MeasureName } from '../measures/measure-table.ts';
import { caseCalendar, caseClock } from './case-clock.ts';
import { ALWAYS, type CaseReaders, CLOSED_STATUSES } from './case-reader.ts';

/** Cases about the time that requests take. */
export const CLOCK_CASE_READERS: CaseReaders = {
  tfr: ({ params, input }, sums) =>
    eachRow(input, 'cases', (row) => {
      if (row.initiated_by === 'agent') return;
      const createdMs = instantField(row, 'created_at');
      addFirstReply(sums, createdMs, firstReplyMs(row, createdMs), caseClock(params, row));
    }),
  tat: ({ params, input }, sums) =>
    eachRow(input, 'assignments', (row) => {
      inOrder(row, 'assigned_at', 'responded_at');
      addAssignment(
        sums,
        {
          assignedMs: instantField(row, 'assigned_at'),
          respondedMs: instantOrNull(row, 'responded_at'),
          reassignedMs: instantOrNull(row, 'reassigned_at'),
        },
        caseClock(params, row),
      );
    }),
  tfs: ({ params, input }, sums) =>
    eachRow(input, 'cases', (row) => {
      inOrder(row, 'created_at', 'first_solution_at');
      const solutionMs = instantOrNull(row, 'first_solution_at');
      addFirstSolution(sums, instantField(row, 'created_at'), solutionMs, caseClock(params, row));
    }),
  trt: ({ params, input }, sums) =>
    eachRow(input, 'cases', (row) => {
      inOrder(row, 'created_at', 'closed_at');
      const isClosed = CLOSED_STATUSES.includes(textField(row, 'status', 'closed'));
      const lastClosedMs = isClosed ? instantOrNull(row, 'closed_at') : null;
      if (lastClosedMs !== null && !isInPeriod(lastClosedMs, params)) return;
      addResolution(
        sums,
        { createdMs: instantField(row, 'created_at'), lastClosedMs, customerPending: spansOf(row) },
        caseClock(params, row),
      );
    }),
  sdr: ({ params, input }, sums) => {
    const needsDays = (textOrAbsent(params, 'mode') ?? 'same_business_day') !== 'within_24h';
    const hours = needsDays || params.calendar !== undefined ? caseCalendar(params) : null;
    eachRow(input, 'cases', (row) => {
      inOrder(row, 'created_at', 'responded_at');
      const [createdMs, respondedMs] = [instantField(row, 'created_at'), instantOrNull(row, 'responded_at')];
      addSameDayResponse(sums, { createdMs, respondedMs, asOfMs: instantOrNull(params, 'as_of') }, hours);
    });
  },
  on_time_rate: ({ params, input }, sums) =>
    eachRow(input, 'cases', (row) => {
      inOrder(row, 'created_at', 'closed_at');
      const whole = {
        createdMs: instantField(row, 'created_at'),
        closedMs: instantOrNull(row, 'closed_at'),
        due: dueOf(row, params),
      };
      addDueCase(sums, whole, instantField(params, 'as_of', ALWAYS.toMs), caseClock(params, row));
    }),
};

/** The measures whose values a case gives for a percentile of that KPI. */
const PERCENTILE_OF: { readonly [kpi: string]: MeasureName } = {
  tfr: 'firstReplySeconds',
  tat: 'turnaroundSeconds',
  tfs: 'firstSolutionSeconds',
  trt: 'resolutionSeconds',
};

/** Reads `parts`, each a list of values; they are merged as parts of a whole are. */
export function addPercentileParts({ kpi, input }: KpiCase, sums: MeasureSums): MeasureName {
  const measure = PERCENTILE_OF[kpi] ?? 'firstReplySeconds';
  const { parts } = input;
  if (!Array.isArray(parts) || !parts.every(Array.isArray)) return refuse('parts', 'lists of numbers', parts);
  for (const value of parts.flat()) addToPercentiles(sums, measure, exactField({ parts: value }, 'parts'));
  return measure;
}

/** The earliest public message of an agent that was not sent by itself. */
function firstReplyMs(row: CaseRecord, createdMs: number): number | null {
  let first: number | null = null;
  eachRow(row, 'messages', (message) => {
    const human = textField(message, 'by') === 'agent' && !booleanField(message, 'auto', false);
    if (!human || !booleanField(message, 'public', true)) return;
    const atMs = instantField(message, 'at');
    if (atMs < createdMs) refuse('at', 'not before the case was created', message.at);
    if (first === null || atMs < first) first = atMs;
  });
  return first;
}

function isInPeriod(atMs: number, params: CaseRecord): boolean {
  return (
    atMs >= instantField(params, 'from', ALWAYS.fromMs) && atMs < instantField(params, 'to', ALWAYS.toMs)
  );
}

function spansOf({ customer_pending: spans = [] }: CaseRecord): Interval[] {
  if (!Array.isArray(spans)) return refuse('customer_pending', 'pairs of instants', spans);
  return spans.map((span: unknown) => {
    if (!Array.isArray(span) || span.length !== 2)
      return refuse('customer_pending', 'pairs of instants', span);
    const ends = { customer_pending: span[0], end: span[1] };
    return { fromMs: instantField(ends, 'customer_pending'), toMs: instantField(ends, 'end') };
  });
}

/** A case's own due instant, its own target, the target of its urgency, or the one of all. */
function dueOf(row: CaseRecord, params: CaseRecord): DueCase['due'] {
  const dueMs = instantOrNull(row, 'due_at');
  if (dueMs !== null) return { atMs: dueMs };
  const urgency = textOrAbsent(row, 'urgency');
  const targets = params.target_s_by_urgency;
  if (row.target_s === undefined && urgency !== undefined && isRecord(targets) && urgency in targets) {
    return { withinSeconds: numberField(targets, urgency) };
  }
  return { withinSeconds: numberField('target_s' in row ? row : params, 'target_s') };
}
