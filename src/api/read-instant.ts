import { parseTime } from '../calendar/index.ts';
import { AgnerError } from '../core/index.ts';

/** An instant of a request, written with its offset. @throws AgnerError TIME_INVALID or TIME_OUT_OF_RANGE. */
export function readInstant(text: string, field: string): number {
  const read = parseTime(text, null);
  if (read.kind === 'ok') return read.ms;
  const code = read.reason === 'out-of-range' ? 'TIME_OUT_OF_RANGE' : 'TIME_INVALID';
  throw new AgnerError(code, read.message, { field, value: text, next: read.next });
}
