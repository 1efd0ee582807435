import { instantText, type SurveyResponse } from '../core/index.ts';
import { csvText } from './csv-text.ts';
import { DEFAULT_QUEUE } from './interval-row.ts';
import type { Row } from './row.ts';
import { createTableReader, type ReaderOptions, type RecordReader } from './table-reader.ts';

export interface SurveyReaderOptions extends ReaderOptions {
  /** Queue of a file without a queue column. */
  readonly queue?: string;
}

const COLUMNS = [
  { name: 'id', synonyms: ['response id', 'survey id', 'contact id'] },
  { name: 'queue', synonyms: ['queueId', 'queue name'] },
  { name: 'agent', synonyms: ['agentId', 'agent name'] },
  { name: 'kind', synonyms: ['survey type', 'type', 'metric'] },
  { name: 'responded', synonyms: ['responded at', 'response time', 'timestamp', 'date', 'submitted at'] },
  { name: 'score', synonyms: ['rating', 'answer', 'value'] },
  { name: 'scaleMin', synonyms: ['min', 'scale minimum'] },
  { name: 'scaleMax', synonyms: ['max', 'scale maximum'] },
];

/** Scales where the file names none: 1 to 5 for satisfaction, 0 to 10 for recommendation (Reichheld 2003). */
const SCALES = { csat: [1, 5], nps: [0, 10] } as const;

/**
 * Reads survey answers: `id,queue,kind,responded,score[,agent,scaleMin,scaleMax]`; kind csat (default) or nps. A score
 * outside its scale is refused; an nps score must be whole.
 */
export function createSurveyReader(options: SurveyReaderOptions): RecordReader<SurveyResponse> {
  const { queue = DEFAULT_QUEUE } = options;
  return createTableReader<SurveyResponse>(
    {
      columns: COLUMNS,
      required: [['id'], ['responded'], ['score']],
      read: (row) => readAnswer(row, queue),
    },
    options,
  );
}

function readAnswer(row: Row, queue: string): SurveyResponse {
  const kind = row.choice('kind', ['csat', 'nps'] as const) ?? 'csat';
  const score = row.number('score') ?? row.empty('score') ?? 0;
  const scaleMin = row.number('scaleMin') ?? SCALES[kind][0];
  const scaleMax = row.number('scaleMax') ?? SCALES[kind][1];
  if (scaleMax <= scaleMin) {
    row.fail('SCORE_OUT_OF_SCALE', 'scaleMax', `The scale ends at ${scaleMax} and starts at ${scaleMin}.`);
  } else if (score < scaleMin || score > scaleMax) {
    row.fail(
      'SCORE_OUT_OF_SCALE',
      'score',
      `score is ${score}, outside its scale ${scaleMin} to ${scaleMax}.`,
    );
  } else if (kind === 'nps' && !Number.isInteger(score)) {
    row.fail('SCORE_OUT_OF_SCALE', 'score', `score is ${score}; an nps score is a whole number.`);
  }
  return {
    id: row.requiredText('id'),
    queueId: row.has('queue') ? row.requiredText('queue') : queue,
    agentId: row.text('agent'),
    kind,
    respondedMs: row.requiredTime('responded').ms,
    score,
    scaleMin,
    scaleMax,
  };
}

/** Writes survey answers so that reading them gives the same records. */
export function surveyCsv(records: Iterable<SurveyResponse>): string {
  return csvText(
    COLUMNS.map((column) => column.name),
    Array.from(records, (answer) => [
      answer.id,
      answer.queueId,
      answer.agentId,
      answer.kind,
      instantText(answer.respondedMs),
      answer.score,
      answer.scaleMin,
      answer.scaleMax,
    ]),
  );
}
