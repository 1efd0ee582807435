import { buildDayGrid, type DayGrid, openSpans } from '../calendar/index.ts';
import type { Queue } from '../core/index.ts';
import { SITES } from './cast.ts';
import { HOLIDAYS_BY_COUNTRY } from './holiday-table.ts';
import { OPENING_HOURS } from './opening-hours.ts';
import { END_DAY, FIRST_DAY } from './span.ts';

/** The desk that answers a deferred queue, by its opening hours; e-mail comes in also when nobody answers. */
export const DESK_HOURS: Readonly<Record<string, string>> = {
  'care-mail': 'mail-desk',
  'back-office': 'back-office',
};

/** The span cut into each queue's own intervals, open where the queue is; queues that agree share one cutting. */
export function queueGrids(queues: readonly Queue[]): Map<string, DayGrid> {
  const cuttings = new Map<string, DayGrid>();
  return new Map(
    queues.map((queue) => {
      const country = SITES.find((site) => site.id === queue.siteId)?.country ?? '';
      const key = `${queue.timeZone} ${queue.intervalMinutes} ${country}`;
      const cutting = cuttings.get(key) ?? cutSpan(queue, country);
      cuttings.set(key, cutting);
      const grid = { ...cutting, open: openMask(cutting, queue.hoursId) };
      return [queue.id, grid] as const;
    }),
  );
}

/** 1 where the desk that answers a deferred queue works. */
export function deskMask(queue: Queue, grid: DayGrid): Uint8Array {
  return openMask(grid, DESK_HOURS[queue.id] ?? null);
}

function cutSpan(queue: Queue, country: string): DayGrid {
  const holidays = new Set(HOLIDAYS_BY_COUNTRY[country] ?? []);
  return buildDayGrid({
    timeZone: queue.timeZone,
    intervalMinutes: queue.intervalMinutes,
    fromDay: FIRST_DAY,
    toDay: END_DAY,
    holidayOf: (day) => (holidays.has(day) ? day : null),
  });
}

/** 1 where the hours are open for the whole interval; the example's hours all begin and end on interval marks. */
function openMask(grid: DayGrid, hoursId: string | null): Uint8Array {
  const hours = hoursId === null ? undefined : OPENING_HOURS[hoursId];
  const mask = new Uint8Array(grid.startsMs.length);
  if (hours === undefined || mask.length === 0) return mask.fill(1);
  const stepMs = grid.intervalMinutes * 60_000;
  const spans = openSpans(hours, grid.startsMs[0] as number, (grid.startsMs.at(-1) as number) + stepMs);
  let next = 0;
  for (let i = 0; i < mask.length; i++) {
    const from = grid.startsMs[i] as number;
    while (next < spans.length && (spans[next]?.toMs ?? 0) <= from) next++;
    const span = spans[next];
    if (span !== undefined && span.fromMs <= from && span.toMs >= from + stepMs) mask[i] = 1;
  }
  return mask;
}
