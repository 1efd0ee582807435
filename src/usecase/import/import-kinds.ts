import type {
  AgentDay,
  AgentStateSpan,
  CalendarEvent,
  ContactLeg,
  CostItem,
  IntervalActual,
  SurveyResponse,
} from '../../core/index.ts';
import {
  createAgentDayReader,
  createAgentStateReader,
  createCostReader,
  createEventReader,
  createIntervalReader,
  createLegReader,
  createSurveyReader,
  createTechnionReader,
  type ReaderOptions,
  type RecordReader,
} from '../../intake/index.ts';
import {
  saveAgentDays,
  saveAgentStates,
  saveAgents,
  saveCalendarEvents,
  saveContactLegs,
  saveCostItems,
  saveSurveyResponses,
  type Transaction,
  upsertIntervalActuals,
} from '../../store/index.ts';
import { dayOfQueues } from '../queue-clock.ts';
import type { World } from '../world.ts';
import type { Organisation } from './organisation.ts';

/** What a batch did to the store. */
export interface BatchWritten {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface ImportReaderOptions extends ReaderOptions {
  /** Queue of a file without a queue column. */
  readonly queue?: string;
  /** Length of a queue's intervals, where it is known. */
  readonly lengthOf?: (queueId: string) => number | null;
}

/** How one kind of file is read and stored. A new kind costs an entry here, its reader in src/intake, and a test. */
export interface ImportKindDefinition<T> {
  readonly summary: string;
  readonly reader: (options: ImportReaderOptions) => RecordReader<T>;
  /** Queues and staff groups that the records name; unknown ones are refused before anything is written. */
  readonly queueOf: (record: T) => string | null;
  readonly groupOf: (record: T) => string | null;
  readonly save: (
    world: World,
    transaction: Transaction,
    records: readonly T[],
    context: { readonly importId: string; readonly organisation: Organisation },
  ) => Promise<BatchWritten>;
}

const none = (): null => null;

const intervals: ImportKindDefinition<IntervalActual> = {
  summary: 'interval actuals: queue,start,offered[,handled,abandoned,…,handleSeconds]',
  reader: (options) => createIntervalReader({ ...options, fractionalCounts: 'refuse' }),
  queueOf: (record) => record.queueId,
  groupOf: none,
  save: async (world, transaction, records, { importId, organisation }) => {
    const written = await upsertIntervalActuals(transaction, world.scope, records, {
      importId,
      source: 'import',
      nowMs: world.now(),
      dayOf: dayOfQueues(organisation.queues),
    });
    return { ...written, unchanged: written.unchanged + written.outranked };
  },
};

const legsOf = (
  summary: string,
  reader: (options: ImportReaderOptions) => RecordReader<ContactLeg>,
): ImportKindDefinition<ContactLeg> => ({
  summary,
  reader,
  queueOf: (record) => record.queueId,
  groupOf: none,
  save: (world, transaction, records) => saveContactLegs(transaction, world.scope, records),
});

const states: ImportKindDefinition<AgentStateSpan> = {
  summary: 'agent states: agent,group,state,start,end[,queue]',
  reader: createAgentStateReader,
  queueOf: (record) => record.queueId,
  groupOf: (record) => record.groupId,
  save: async (world, transaction, records) => {
    const agents = new Map(records.map(({ agentId, groupId }) => [agentId, { id: agentId, groupId }]));
    await saveAgents(transaction, world.scope, [...agents.values()]);
    return saveAgentStates(transaction, world.scope, records);
  },
};

const agentDays: ImportKindDefinition<AgentDay> = {
  summary: 'agent days: agent,group,day,vendor,paidSeconds,billedSeconds,scheduledSeconds',
  reader: createAgentDayReader,
  queueOf: none,
  groupOf: (record) => record.groupId,
  save: (world, transaction, records) => saveAgentDays(transaction, world.scope, records),
};

const surveys: ImportKindDefinition<SurveyResponse> = {
  summary: 'survey answers: id,queue,agent,kind,responded,score,scaleMin,scaleMax',
  reader: createSurveyReader,
  queueOf: (record) => record.queueId,
  groupOf: none,
  save: (world, transaction, records) => saveSurveyResponses(transaction, world.scope, records),
};

const costs: ImportKindDefinition<CostItem> = {
  summary: 'costs: id,month,category,amount,currency,site,vendor,queue,allocation',
  reader: createCostReader,
  queueOf: (record) => record.queueId,
  groupOf: none,
  save: (world, transaction, records) => saveCostItems(transaction, world.scope, records),
};

const events: ImportKindDefinition<CalendarEvent> = {
  summary: 'events: queue,start,end,type,label,effect,value,recurs',
  reader: createEventReader,
  queueOf: (record) => record.queueId,
  groupOf: none,
  save: (world, transaction, records) => saveCalendarEvents(transaction, world.scope, records),
};

/** Every kind of file that can be imported. */
export const IMPORT_KINDS = {
  intervals,
  legs: legsOf('contact legs, one row a stay in a queue', createLegReader),
  'technion-calls': legsOf('call rows of the Technion bank data set', createTechnionReader),
  states,
  'agent-days': agentDays,
  surveys,
  costs,
  events,
} as const;
export type ImportKind = keyof typeof IMPORT_KINDS;

export function isImportKind(text: string): text is ImportKind {
  return Object.hasOwn(IMPORT_KINDS, text);
}
