import type { DayGrid } from '../calendar/index.ts';
import { type Measure, readHistoryDays, type Transaction } from '../store/index.ts';
import type { World } from './world.ts';

/** Measures of one queue as arrays on its grid; NaN = hole. */
export async function readMeasures<Name extends Measure>(
  world: World,
  transaction: Transaction,
  queueId: string,
  grid: DayGrid,
  metrics: readonly Name[],
): Promise<Readonly<Record<Name, Float64Array>>> {
  const length = grid.startsMs.length;
  const arrays = Object.fromEntries(
    metrics.map((metric) => [metric, new Float64Array(length).fill(Number.NaN)]),
  ) as Record<Name, Float64Array>;
  const [firstDay, lastDay] = [grid.days[0], grid.days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) return arrays;
  const days = await readHistoryDays(transaction, world.scope, {
    queueIds: [queueId],
    metrics,
    fromDay: firstDay.day,
    toDay: lastDay.day,
  });
  const firstOf = new Map(grid.days.map((day) => [day.day, day]));
  for (const { metric, day, values } of days) {
    const place = firstOf.get(day);
    if (place !== undefined) arrays[metric as Name].set(values.subarray(0, place.count), place.first);
  }
  return arrays;
}
