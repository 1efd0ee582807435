import { AgnerError } from '../core/index.ts';

const MS_PER_DAY = 86_400_000;

/** The next local day, YYYY-MM-DD: a step in the calendar, no clock and no zone in it. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + MS_PER_DAY).toISOString().slice(0, 10);
}

/** How many local days a span with inclusive bounds has. */
export function daysInSpan(span: { readonly from: string; readonly to: string }): number {
  return (Date.parse(`${span.to}T00:00:00Z`) - Date.parse(`${span.from}T00:00:00Z`)) / MS_PER_DAY + 1;
}

/** @throws AgnerError FINANCE_DOCUMENT_INVALID when a day is not in the calendar or the span ends before it starts. */
export function requireSpan(span: { readonly from: string; readonly to: string }, name: string): void {
  for (const [end, day] of [
    ['from', span.from],
    ['to', span.to],
  ] as const) {
    const ms = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) {
      throw new AgnerError(
        'FINANCE_DOCUMENT_INVALID',
        `The field ${name}.${end} is ${day}, which is no day.`,
        {
          field: `${name}.${end}`,
          value: day,
        },
      );
    }
  }
  if (span.to < span.from) {
    throw new AgnerError(
      'FINANCE_DOCUMENT_INVALID',
      `The period ${span.from}..${span.to} ends before it starts.`,
      { field: name, value: span.to },
    );
  }
}
