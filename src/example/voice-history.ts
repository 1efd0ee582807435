import type { DayGrid } from '../calendar/index.ts';
import type { IntervalActual, Queue } from '../core/index.ts';
import type { Random } from '../math/index.ts';
import { intervalActual } from './interval-counts.ts';
import type { ServiceModel } from './service-model.ts';
import { voiceInterval } from './voice-interval.ts';

/** Interval actuals of a queue whose contacts wait on line, one per open interval. */
export function voiceHistory(
  random: Random,
  queue: Queue,
  service: ServiceModel,
  grid: DayGrid,
  arrivals: Float64Array,
  meanSeconds: Float64Array,
  agents: Int32Array,
): IntervalActual[] {
  const actuals: IntervalActual[] = [];
  for (let i = 0; i < arrivals.length; i++) {
    if (grid.open[i] !== 1) continue;
    const counts = voiceInterval(
      random,
      queue,
      service,
      arrivals[i] as number,
      meanSeconds[i] as number,
      agents[i] as number,
    );
    actuals.push(intervalActual(queue, grid.startsMs[i] as number, counts));
  }
  return actuals;
}
