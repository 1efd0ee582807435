const MS_PER_DAY = 86_400_000;

/** The next local day, YYYY-MM-DD: a step in the calendar, no clock and no zone in it. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + MS_PER_DAY).toISOString().slice(0, 10);
}

/** How many local days a span with inclusive bounds has. */
export function daysInSpan(span: { readonly from: string; readonly to: string }): number {
  return (Date.parse(`${span.to}T00:00:00Z`) - Date.parse(`${span.from}T00:00:00Z`)) / MS_PER_DAY + 1;
}
