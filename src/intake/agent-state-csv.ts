import { AGENT_STATES, type AgentState, type AgentStateSpan, instantText } from '../core/index.ts';
import { csvText } from './csv-text.ts';
import type { Row } from './row.ts';
import { createTableReader, type ReaderOptions, type RecordReader } from './table-reader.ts';

/** Group of agents whose file names none. */
export const DEFAULT_GROUP = 'default';

export interface AgentReaderOptions extends ReaderOptions {
  /** The staff group of an agent, for files without a group column. */
  readonly groupOf?: (agentId: string) => string | null;
}

const COLUMNS = [
  { name: 'agent', synonyms: ['agentId', 'user', 'user id', 'agent name', 'login'] },
  { name: 'group', synonyms: ['groupId', 'team', 'staff group', 'agent group'] },
  { name: 'state', synonyms: ['status', 'agent state', 'aux code', 'system presence'] },
  { name: 'start', synonyms: ['from', 'start time', 'start date', 'status start'] },
  { name: 'end', synonyms: ['to', 'end time', 'end date', 'status end'] },
  { name: 'queue', synonyms: ['queueId', 'queue name'] },
];

/** What phone systems call the states. */
const STATES: Readonly<Record<string, AgentState>> = {
  ready: 'available',
  idle: 'available',
  'on queue': 'available',
  waiting: 'available',
  talking: 'talk',
  'on call': 'talk',
  'in call': 'talk',
  interacting: 'talk',
  'on hold': 'hold',
  'after call work': 'acw',
  'after contact work': 'acw',
  wrapup: 'acw',
  'wrap up': 'acw',
  lunch: 'break',
  meal: 'break',
  coach: 'training',
  coaching: 'training',
  'not ready': 'aux',
  away: 'aux',
  busy: 'aux',
  'logged out': 'offline',
  logout: 'offline',
};

/**
 * Reads agent states: `agent,state,start,end[,group,queue]`, one span a row. Spans are half-open; an empty one is
 * refused, because a zero-length state is a fault of the export and a state that has not ended cannot be counted yet.
 */
export function createAgentStateReader(options: AgentReaderOptions): RecordReader<AgentStateSpan> {
  return createTableReader<AgentStateSpan>(
    {
      columns: COLUMNS,
      required: [['agent'], ['state'], ['start'], ['end']],
      read: (row) => {
        const agentId = row.requiredText('agent');
        const fromMs = row.requiredTime('start').ms;
        const end = row.time('end', fromMs + 1) ?? row.empty('end');
        if (end !== null && end.ms <= fromMs) {
          row.fail(
            'TIME_ORDER',
            'end',
            `end ("${row.cell('end')}") is not after start ("${row.cell('start')}").`,
          );
        }
        return {
          agentId,
          groupId: groupOfRow(row, agentId, options),
          state: row.choice('state', AGENT_STATES, STATES) ?? row.empty('state') ?? 'offline',
          fromMs,
          toMs: end?.ms ?? fromMs,
          queueId: row.text('queue'),
        };
      },
    },
    options,
  );
}

/** The group written in the row, else the one known for the agent, else the default group. */
export function groupOfRow(row: Row, agentId: string, options: AgentReaderOptions): string {
  return row.text('group') ?? options.groupOf?.(agentId) ?? DEFAULT_GROUP;
}

/** Writes agent states so that reading them gives the same records. */
export function agentStateCsv(records: Iterable<AgentStateSpan>): string {
  return csvText(
    COLUMNS.map((column) => column.name),
    Array.from(records, (span) => [
      span.agentId,
      span.groupId,
      span.state,
      instantText(span.fromMs),
      instantText(span.toMs),
      span.queueId,
    ]),
  );
}
