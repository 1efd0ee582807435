import type { AgentDay } from '../core/index.ts';
import { type AgentReaderOptions, groupOfRow } from './agent-state-csv.ts';
import { csvText } from './csv-text.ts';
import { createTableReader, type RecordReader } from './table-reader.ts';

const HOURS = 3600;
const COLUMNS = [
  { name: 'agent', synonyms: ['agentId', 'user', 'user id', 'agent name', 'login'] },
  { name: 'group', synonyms: ['groupId', 'team', 'staff group', 'agent group'] },
  { name: 'day', synonyms: ['date', 'work date'] },
  { name: 'vendor', synonyms: ['vendorId', 'partner', 'bpo'] },
  {
    name: 'paidSeconds',
    synonyms: [
      { name: 'paid hours', factor: HOURS },
      { name: 'paid minutes', factor: 60 },
    ],
  },
  {
    name: 'billedSeconds',
    synonyms: [
      { name: 'billed hours', factor: HOURS },
      { name: 'billed minutes', factor: 60 },
    ],
  },
  {
    name: 'scheduledSeconds',
    synonyms: [
      { name: 'scheduled hours', factor: HOURS },
      { name: 'scheduled minutes', factor: 60 },
    ],
  },
];

/**
 * Reads what agents were paid, billed and scheduled for:
 * `agent,day,paidSeconds[,billedSeconds,scheduledSeconds,group,vendor]`, also in hours (`paidHours`) or minutes. An
 * empty or absent figure is 0: nobody was paid, billed or scheduled.
 */
export function createAgentDayReader(options: AgentReaderOptions): RecordReader<AgentDay> {
  return createTableReader<AgentDay>(
    {
      columns: COLUMNS,
      required: [['agent'], ['day'], ['paidSeconds', 'billedSeconds', 'scheduledSeconds']],
      read: (row) => {
        const agentId = row.requiredText('agent');
        return {
          agentId,
          groupId: groupOfRow(row, agentId, options),
          day: row.day('day'),
          vendorId: row.text('vendor'),
          paidSeconds: row.seconds('paidSeconds') ?? 0,
          billedSeconds: row.seconds('billedSeconds') ?? 0,
          scheduledSeconds: row.seconds('scheduledSeconds') ?? 0,
        };
      },
    },
    options,
  );
}

/** Writes agent days so that reading them gives the same records. */
export function agentDayCsv(records: Iterable<AgentDay>): string {
  return csvText(
    COLUMNS.map((column) => column.name),
    Array.from(records, (day) => [
      day.agentId,
      day.groupId,
      day.day,
      day.vendorId,
      day.paidSeconds,
      day.billedSeconds,
      day.scheduledSeconds,
    ]),
  );
}
