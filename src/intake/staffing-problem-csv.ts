import { SERVICE_LEVEL_POLICIES, type ServiceLevelPolicy } from '../core/index.ts';
import type { Row } from './row.ts';
import { createTableReader, type ReaderOptions, type RecordReader } from './table-reader.ts';

/** One staffing problem as it was written: a load, a model with its parameters, and either agents or targets. */
export interface StaffingProblem {
  /** Row of the file. */
  readonly row: number;
  readonly id: string;
  /** As written; models are named in docs/models-queueing.md. */
  readonly model: string;
  readonly erlangs: number | null;
  readonly offered: number | null;
  readonly intervalMinutes: number | null;
  readonly ahtSeconds: number | null;
  /** Infinity = endless patience. */
  readonly patienceSeconds: number | null;
  readonly lines: number | null;
  readonly retryProbability: number | null;
  readonly rateCv: number | null;
  readonly concurrency: number | null;
  readonly ahtByConcurrency: readonly number[] | null;
  readonly idleThreshold: number | null;
  readonly withinSeconds: number | null;
  readonly agents: number | null;
  readonly slTarget: number | null;
  readonly slPolicy: ServiceLevelPolicy | null;
  readonly asaTargetSeconds: number | null;
  readonly asaDefinition: 'answered' | 'all' | 'virtual' | null;
  readonly maxOccupancy: number | null;
  readonly maxAbandonment: number | null;
  readonly maxBlocking: number | null;
  readonly minAgents: number | null;
  readonly shrinkage: number | null;
}

const COLUMNS = [
  { name: 'id', synonyms: ['problem', 'case', 'name'] },
  { name: 'model', synonyms: ['queue model'] },
  { name: 'erlangs', synonyms: ['A', 'load', 'offered load', 'traffic', 'offered erlangs'] },
  { name: 'offered', synonyms: ['contacts', 'calls', 'volume'] },
  { name: 'intervalMinutes', synonyms: ['interval', 'minutes'] },
  { name: 'ahtSeconds', synonyms: ['aht', 'aht_s', 'handle time'] },
  { name: 'patienceSeconds', synonyms: ['patience', 'patience_s', 'mean patience'] },
  { name: 'lines', synonyms: ['K', 'capacity', 'trunks'] },
  { name: 'retryProbability', synonyms: ['retry_p', 'retry', 'redial probability'] },
  { name: 'rateCv', synonyms: ['cv', 'rate cv'] },
  { name: 'concurrency', synonyms: ['chats', 'slots per agent'] },
  { name: 'ahtByConcurrency' },
  { name: 'idleThreshold', synonyms: ['threshold', 'idle'] },
  { name: 'withinSeconds', synonyms: ['within', 't', 't_s', 'threshold seconds'] },
  { name: 'agents', synonyms: ['n', 'staff', 'servers'] },
  { name: 'slTarget', synonyms: ['sl', 'service level target', 'service level'] },
  { name: 'slPolicy', synonyms: ['policy', 'service level policy'] },
  { name: 'asaTargetSeconds', synonyms: ['asa target', 'asa_target_s', 'asa'] },
  { name: 'asaDefinition', synonyms: ['asa of', 'asa policy'] },
  { name: 'maxOccupancy', synonyms: ['occupancy target'] },
  { name: 'maxAbandonment', synonyms: ['abandonment target', 'max abandon'] },
  { name: 'maxBlocking', synonyms: ['blocking target', 'max block'] },
  { name: 'minAgents', synonyms: ['minimum agents', 'min staff'] },
  { name: 'shrinkage' },
];

/** Names that other tools and KPI tables give to the same policies. */
const POLICY_SYNONYMS = {
  'all offered': 'offered',
  'answered only': 'answered',
  'ignore within x': 'ignoreWithin',
  'ignore within': 'ignoreWithin',
  'exclude short': 'ignoreWithin',
  excludeshort: 'ignoreWithin',
  positive: 'notLate',
  'not late': 'notLate',
} as const;

/**
 * Reads staffing problems: `id,model,erlangs or (offered,intervalMinutes),ahtSeconds,…`, one row each, with `agents` (to
 * evaluate) or targets (to size). An empty cell is not given. Numbers may be in exponent form, and patience endless
 * (`Infinity`).
 */
export function createStaffingProblemReader(options: ReaderOptions): RecordReader<StaffingProblem> {
  return createTableReader<StaffingProblem>(
    { columns: COLUMNS, required: [['model'], ['erlangs', 'offered']], read: readProblem },
    options,
  );
}

function readProblem(row: Row): StaffingProblem {
  return {
    row: row.line,
    id: row.text('id') ?? String(row.line - 1),
    model: row.requiredText('model'),
    erlangs: double(row, 'erlangs'),
    offered: double(row, 'offered'),
    intervalMinutes: double(row, 'intervalMinutes'),
    ahtSeconds: double(row, 'ahtSeconds'),
    patienceSeconds: ENDLESS.test(row.cell('patienceSeconds'))
      ? Number.POSITIVE_INFINITY
      : double(row, 'patienceSeconds'),
    lines: double(row, 'lines'),
    retryProbability: double(row, 'retryProbability'),
    rateCv: double(row, 'rateCv'),
    concurrency: double(row, 'concurrency'),
    ahtByConcurrency: doubles(row, 'ahtByConcurrency'),
    idleThreshold: double(row, 'idleThreshold'),
    withinSeconds: double(row, 'withinSeconds'),
    agents: double(row, 'agents'),
    slTarget: double(row, 'slTarget'),
    slPolicy: row.choice('slPolicy', SERVICE_LEVEL_POLICIES, POLICY_SYNONYMS),
    asaTargetSeconds: double(row, 'asaTargetSeconds'),
    asaDefinition: row.choice('asaDefinition', ['answered', 'all', 'virtual'] as const),
    maxOccupancy: double(row, 'maxOccupancy'),
    maxAbandonment: double(row, 'maxAbandonment'),
    maxBlocking: double(row, 'maxBlocking'),
    minAgents: double(row, 'minAgents'),
    shrinkage: double(row, 'shrinkage'),
  };
}

const ENDLESS = /^\+?(?:inf(?:inity)?|∞|never)$/i;
const DOUBLE = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** What only programs write: an exponent, or no digit beside the point. */
const BY_PROGRAM = /e|^[+-]?\.|\.$/i;

/** The double nearest to the decimal that is written, or null where the cell is empty. */
function double(row: Row, column: string): number | null {
  const cell = row.cell(column);
  return BY_PROGRAM.test(cell) && DOUBLE.test(cell) ? Number(cell) : row.number(column);
}

/** `480/552/624`: a list in one cell. */
function doubles(row: Row, column: string): number[] | null {
  const cell = row.cell(column);
  if (cell === '') return null;
  const parts = cell.split(/[/|;]/).map((part) => part.trim());
  if (parts.every((part) => DOUBLE.test(part))) return parts.map(Number);
  row.fail(
    'NUMBER_INVALID',
    column,
    `${column} is "${cell.slice(0, 40)}", which is not a list such as 480/552.`,
  );
  return null;
}
