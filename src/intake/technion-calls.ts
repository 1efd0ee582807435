import type { ContactLeg, LegOutcome } from '../core/index.ts';
import type { Row } from './row.ts';
import { createTableReader, type ReaderOptions, type RecordReader } from './table-reader.ts';

export interface TechnionOptions extends ReaderOptions {
  /** One queue for all calls; by default each service type (PS, NW, …) is its own queue. */
  readonly queue?: string;
}

const NAMES = [
  'vru+line',
  'call_id',
  'priority',
  'type',
  'date',
  'vru_entry',
  'vru_exit',
  'vru_time',
  'q_start',
  'q_exit',
  'q_time',
  'outcome',
  'ser_start',
  'ser_exit',
  'ser_time',
  'server',
] as const;
const NEEDED = [
  'vru+line',
  'call_id',
  'type',
  'date',
  'vru_exit',
  'q_start',
  'q_time',
  'outcome',
  'ser_start',
  'ser_time',
];
const OUTCOMES = ['AGENT', 'HANG', 'PHANTOM'] as const;
const CLOCK = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/;
const SECONDS_PER_DAY = 86_400;
/** Clock times carry no date: one that lies more than half a day before the call's start belongs to the next day. */
const HALF_DAY = SECONDS_PER_DAY / 2;

/**
 * Reads the call log of an Israeli bank (Mandelbaum, Sakov and Zeltyn 2000), one call a row with local clock times.
 *
 * - A call is offered when it enters the queue (`q_start`); one that an agent took at once has `q_start` 0:00:00 and
 *   no queue time, and is offered when it leaves the voice-response unit. Waits and service times are the file's own
 *   seconds.
 * - HANG in the queue is an abandoned leg; a service time logged beside it is ignored and counted. HANG without ever
 *   entering the queue left in the voice-response unit: it was never offered, makes no leg, and is counted.
 * - PHANTOM rows are machine-made: kept with `excluded`, as every counted figure leaves them out.
 * - `server` NO_SERVER is no agent.
 */
export function createTechnionReader(options: TechnionOptions): RecordReader<ContactLeg> {
  return createTableReader<ContactLeg>(
    {
      columns: NAMES.map((name) => ({ name })),
      required: NEEDED.map((name) => [name]),
      read: (row) => readCall(row, options.queue ?? null),
    },
    options,
  );
}

function readCall(row: Row, queue: string | null): ContactLeg {
  const outcome = row.choice('outcome', OUTCOMES) ?? technionOutcome(row);
  const waitSeconds = row.amount('q_time') ?? 0;
  const served = row.amount('ser_time') ?? 0;
  const queued = waitSeconds > 0 || clockSeconds(row, 'q_start') > 0;
  const offeredMs = clockInstant(row, queued ? 'q_start' : 'vru_exit');
  const sourceId = [row.requiredText('date'), row.requiredText('vru+line'), row.requiredText('call_id')].join(
    '/',
  );
  const type = row.requiredText('type');
  if (outcome === 'HANG' && !queued)
    row.skip('left in the voice-response unit before queueing: never offered');
  if (outcome === 'HANG' && clockSeconds(row, 'ser_start') > 0) {
    row.note('hung up in the queue with a service time beside it, which is ignored');
  }
  if (outcome === 'PHANTOM') row.note('phantom call, kept as excluded');
  const answered = outcome === 'AGENT';
  const leaves = offeredMs + waitSeconds * 1000;
  const server = row.text('server');
  return {
    sourceId,
    chainId: sourceId,
    queueId: queue ?? type,
    vendorId: null,
    agentId: server === 'NO_SERVER' ? null : server,
    customerId: null,
    reason: type,
    offeredMs,
    answeredMs: answered ? leaves : null,
    endedMs: answered ? leaves + served * 1000 : leaves,
    outcome: LEG_OUTCOME[outcome],
    waitSeconds,
    talkSeconds: answered ? served : 0,
    holdSeconds: 0,
    afterContactSeconds: 0,
    excluded: outcome === 'PHANTOM',
  };
}

const LEG_OUTCOME: Readonly<Record<(typeof OUTCOMES)[number], LegOutcome>> = {
  AGENT: 'answered',
  HANG: 'abandoned',
  PHANTOM: 'failed',
};

function technionOutcome(row: Row): 'PHANTOM' {
  row.empty('outcome');
  return 'PHANTOM';
}

function clockSeconds(row: Row, column: string): number {
  const match = CLOCK.exec(row.cell(column));
  if (match !== null && Number(match[1]) < 24) {
    return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
  }
  row.fail(
    'TIME_INVALID',
    column,
    `${column} is "${row.cell(column).slice(0, 40)}", not a clock time H:MM:SS.`,
  );
  return 0;
}

function clockInstant(row: Row, column: string): number {
  const seconds = clockSeconds(row, column);
  const entered = row.has('vru_entry') ? clockSeconds(row, 'vru_entry') : seconds;
  const day = row.day('date');
  const nextDay = seconds < entered - HALF_DAY;
  const date = nextDay
    ? new Date(Date.parse(`${day}T00:00:00Z`) + SECONDS_PER_DAY * 1000).toISOString()
    : day;
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return row.timeText(column, `${date.slice(0, 10)} ${clock}`).ms;
}
