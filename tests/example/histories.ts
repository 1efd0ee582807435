import type { DayGrid } from '../../src/calendar/index.ts';
import { slowWave } from '../../src/example/day-levels.ts';
import { queueGrids } from '../../src/example/queue-grid.ts';
import { type QueueHistory, queueHistory } from '../../src/example/queue-history.ts';
import { QUEUES, queueById } from '../../src/example/queues.ts';
import { daysOfSpan } from '../../src/example/span.ts';
import { stream } from '../../src/example/stream.ts';
import type { CountedDay } from './day-statistics.ts';

const grids = queueGrids(QUEUES);

/** One queue's history, as the generator makes it. */
export function historyOf(seed: number, queueId: string): QueueHistory {
  const queue = queueById(queueId);
  const common = slowWave(stream(seed, `${queue.clientId} days`), daysOfSpan());
  return queueHistory(seed, queue, grids.get(queueId) as DayGrid, common);
}

/** The days of one weekday with all their usual open intervals, holidays left out. */
export function countedDays(history: QueueHistory, weekday: number): CountedDay[] {
  const { grid, actuals } = history;
  const byStart = new Map(actuals.map((row) => [row.startMs, row.offered ?? 0]));
  const days = grid.days
    .filter((day) => day.weekday === weekday && day.holiday === null)
    .map((day) => {
      const starts = Array.from(grid.startsMs.subarray(day.first, day.first + day.count));
      return { weekday, counts: starts.flatMap((startMs) => byStart.get(startMs) ?? []) };
    });
  const usual = Math.max(...days.map((day) => day.counts.length));
  return days.filter((day) => day.counts.length === usual);
}
