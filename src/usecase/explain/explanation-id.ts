import { timeParser } from '../../calendar/index.ts';
import { AgnerError, instantText, METRICS, type Metric } from '../../core/index.ts';
import { EXPLAINED_COLUMNS, type ExplainedColumn } from '../../staffing/index.ts';

/** What can be explained, as one text that a person can copy: parts joined by colons, the time last. */
export type ExplanationId =
  | {
      readonly kind: 'forecast';
      readonly versionId: string;
      readonly queueId: string;
      readonly metric: Metric;
      readonly startMs: number;
    }
  | {
      readonly kind: 'requirement';
      readonly versionId: string;
      readonly queueId: string;
      readonly column: ExplainedColumn;
      readonly startMs: number;
    };

const readTime = timeParser(null);

/** `requirement:<plan version>:<queue>:<column>:<start>`, `forecast:<version>:<queue>:<metric>:<start>`. */
export function explanationIdText(id: ExplanationId): string {
  const middle = id.kind === 'forecast' ? id.metric : id.column;
  return [id.kind, id.versionId, id.queueId, middle, instantText(id.startMs)].join(':');
}

/**
 * Reads what explanationIdText writes; a requirement without a column is one of `net`.
 *
 * @throws AgnerError EXPLANATION_ID_INVALID with the shape that was expected.
 */
export function parseExplanationId(text: string): ExplanationId {
  const [kind, versionId, queueId, fourth, ...rest] = text.split(':');
  if (kind === 'forecast' && versionId && queueId && isOneOf(METRICS, fourth)) {
    return { kind, versionId, queueId, metric: fourth, startMs: timeOf(text, rest.join(':')) };
  }
  if (kind === 'requirement' && versionId && queueId && fourth !== undefined) {
    const named = isOneOf(EXPLAINED_COLUMNS, fourth);
    const column = named ? fourth : 'net';
    const time = named ? rest.join(':') : [fourth, ...rest].join(':');
    return { kind, versionId, queueId, column, startMs: timeOf(text, time) };
  }
  throw invalid(text);
}

function isOneOf<T extends string>(known: readonly T[], text: string | undefined): text is T {
  return (known as readonly (string | undefined)[]).includes(text);
}

function timeOf(text: string, time: string): number {
  const read = readTime(time);
  if (read.kind === 'ok') return read.ms;
  throw invalid(text);
}

function invalid(text: string): AgnerError {
  return new AgnerError('EXPLANATION_ID_INVALID', `"${text}" does not name a number that can be explained.`, {
    value: text,
  });
}
