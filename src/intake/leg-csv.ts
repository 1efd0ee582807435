import { type ContactLeg, instantText, LEG_OUTCOMES, type LegOutcome } from '../core/index.ts';
import { csvText } from './csv-text.ts';
import { DEFAULT_QUEUE } from './interval-row.ts';
import type { Row } from './row.ts';
import { createTableReader, type ReaderOptions, type RecordReader } from './table-reader.ts';

export interface LegReaderOptions extends ReaderOptions {
  /** Queue of a file without a queue column. */
  readonly queue?: string;
}

const COLUMNS = [
  {
    name: 'sourceId',
    synonyms: ['leg id', 'contact id', 'call id', 'interaction id', 'ticket id', 'id', 'segment id'],
  },
  { name: 'chainId', synonyms: ['conversation id', 'initial contact id', 'chain', 'master contact id'] },
  { name: 'queue', synonyms: ['queue name', 'queueId', 'skill', 'skill name'] },
  { name: 'vendor', synonyms: ['vendorId', 'partner', 'bpo'] },
  { name: 'agent', synonyms: ['agentId', 'agent username', 'user id', 'agent name'] },
  { name: 'customer', synonyms: ['customerId', 'customer endpoint', 'ani'] },
  { name: 'reason', synonyms: ['contact reason', 'wrap up code', 'disposition', 'type'] },
  {
    name: 'offered',
    synonyms: [
      'enqueue timestamp',
      'queued at',
      'offered at',
      'start',
      'initiation timestamp',
      'contact start',
    ],
  },
  {
    name: 'answered',
    synonyms: ['answered at', 'connected to agent timestamp', 'agent start', 'connected at'],
  },
  { name: 'ended', synonyms: ['ended at', 'disconnect timestamp', 'end', 'contact end'] },
  { name: 'outcome', synonyms: ['result', 'status', 'disposition type'] },
  { name: 'waitSeconds', synonyms: ['wait', 'wait time', 'queue duration', 'queue time', 'in queue'] },
  { name: 'talkSeconds', synonyms: ['talk', 'talk time', 'agent interaction duration', 'service time'] },
  { name: 'holdSeconds', synonyms: ['hold', 'hold time', 'customer hold duration'] },
  {
    name: 'afterContactSeconds',
    synonyms: ['acw', 'acw time', 'after contact work duration', 'wrap up time'],
  },
  { name: 'excluded', synonyms: ['test', 'is test', 'internal'] },
];

/** What phone systems call the outcomes. */
const OUTCOMES: Readonly<Record<string, LegOutcome>> = {
  answer: 'answered',
  handled: 'answered',
  connected: 'answered',
  completed: 'answered',
  agent: 'answered',
  abandon: 'abandoned',
  hang: 'abandoned',
  'hung up': 'abandoned',
  missed: 'abandoned',
  overflow: 'flow_out',
  transferred: 'flow_out',
  'transfer out': 'flow_out',
  callback: 'callback_requested',
  'voice mail': 'voicemail',
  error: 'failed',
};

/**
 * Reads contact legs, one stay of one contact in one queue a row: `sourceId,queue,offered,outcome` and what else the
 * source knows. Times and durations complete each other: a missing wait is answered (or ended) minus offered, a missing
 * answer is offered plus wait, a missing talk time is ended minus answered minus hold. Hold and after-contact work
 * default to 0. The reader does not compare rows: the store keeps one leg per sourceId.
 */
export function createLegReader(options: LegReaderOptions): RecordReader<ContactLeg> {
  const { queue = DEFAULT_QUEUE } = options;
  return createTableReader<ContactLeg>(
    {
      columns: COLUMNS,
      required: [['sourceId'], ['offered'], ['outcome']],
      read: (row) => readLeg(row, queue),
    },
    options,
  );
}

function readLeg(row: Row, queue: string): ContactLeg {
  const sourceId = row.requiredText('sourceId');
  const outcome = row.choice('outcome', LEG_OUTCOMES, OUTCOMES) ?? row.empty('outcome') ?? 'failed';
  const offeredMs = row.requiredTime('offered').ms;
  const waited = row.seconds('waitSeconds');
  const holdSeconds = row.seconds('holdSeconds') ?? 0;
  let answeredMs = row.time('answered', offeredMs)?.ms ?? null;
  if (answeredMs === null && outcome === 'answered' && waited !== null)
    answeredMs = offeredMs + waited * 1000;
  let endedMs = row.time('ended', answeredMs ?? offeredMs)?.ms ?? null;
  if (answeredMs !== null && answeredMs < offeredMs) fails(row, 'answered', 'offered');
  if (endedMs !== null && endedMs < (answeredMs ?? offeredMs)) {
    fails(row, 'ended', answeredMs === null ? 'offered' : 'answered');
  }
  const leftMs = answeredMs ?? endedMs;
  const waitSeconds = waited ?? (leftMs === null ? row.empty('waitSeconds') : (leftMs - offeredMs) / 1000);
  let talkSeconds = row.seconds('talkSeconds');
  if (outcome === 'answered' && answeredMs === null) row.empty('answered');
  if (talkSeconds === null && answeredMs !== null) {
    if (endedMs === null) row.empty('talkSeconds');
    else talkSeconds = Math.max(0, (endedMs - answeredMs) / 1000 - holdSeconds);
  }
  if (endedMs === null) {
    endedMs =
      answeredMs === null
        ? offeredMs + (waitSeconds ?? 0) * 1000
        : answeredMs + ((talkSeconds ?? 0) + holdSeconds) * 1000;
  }
  return {
    sourceId,
    chainId: row.text('chainId') ?? sourceId,
    queueId: row.has('queue') ? row.requiredText('queue') : queue,
    vendorId: row.text('vendor'),
    agentId: row.text('agent'),
    customerId: row.text('customer'),
    reason: row.text('reason'),
    offeredMs,
    answeredMs,
    endedMs,
    outcome,
    waitSeconds: waitSeconds ?? 0,
    talkSeconds: talkSeconds ?? 0,
    holdSeconds,
    afterContactSeconds: row.seconds('afterContactSeconds') ?? 0,
    excluded: row.yesOrNo('excluded'),
  };
}

function fails(row: Row, column: string, before: string): void {
  row.fail(
    'TIME_ORDER',
    column,
    `${column} ("${row.cell(column)}") lies before ${before} ("${row.cell(before)}").`,
  );
}

/** Writes legs so that reading them gives the same records. */
export function legCsv(records: Iterable<ContactLeg>): string {
  const timeText = (ms: number | null) => (ms === null ? null : instantText(ms));
  return csvText(
    COLUMNS.map((column) => column.name),
    Array.from(records, (leg) => [
      leg.sourceId,
      leg.chainId,
      leg.queueId,
      leg.vendorId,
      leg.agentId,
      leg.customerId,
      leg.reason,
      timeText(leg.offeredMs),
      timeText(leg.answeredMs),
      timeText(leg.endedMs),
      leg.outcome,
      leg.waitSeconds,
      leg.talkSeconds,
      leg.holdSeconds,
      leg.afterContactSeconds,
      leg.excluded ? 'yes' : 'no',
    ]),
  );
}
