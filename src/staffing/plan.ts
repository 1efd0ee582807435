import type { DayGrid } from '../calendar/index.ts';
import { AgnerError, type Money } from '../core/index.ts';
import { staffCost } from './cost.ts';
import { fteOf } from './fte.ts';
import type { PlanRequest, StaffingPlan } from './plan-shape.ts';
import { requireBacklog } from './require-backlog.ts';
import { requireWaiting } from './require-waiting.ts';
import { type Availability, availabilityOn, grossUp } from './shrinkage.ts';
import { isDeferred, type QueueTarget } from './targets.ts';

/** A queue is near its steady state within an hour; over a day it has many, and an average of none. */
const LONGEST_INTERVAL_MINUTES = 60;

/**
 * Turns one queue's forecast into staff, interval by interval.
 *
 * @returns a plan whose `faults` list the intervals that could not be planned (holes of the forecast).
 * @throws AgnerError INTERVAL_TOO_LONG, QUEUE_MODEL_UNKNOWN, QUEUE_TARGET_NOT_APPLICABLE, DEADLINE_TOO_SHORT, FORECAST_AHT_MISSING,
 *   FORECAST_HOLE (deferred work only: a backlog cannot skip an interval), QUEUE_NEVER_OPEN, SHRINKAGE_INVALID
 */
export function planQueue(request: PlanRequest): StaffingPlan {
  const { target, grid, offered } = request;
  if (grid.intervalMinutes > LONGEST_INTERVAL_MINUTES) {
    throw new AgnerError(
      'INTERVAL_TOO_LONG',
      `Staff for "${target.queueId}" cannot be planned in intervals of ${grid.intervalMinutes} minutes.`,
      { field: 'intervalMinutes', value: String(grid.intervalMinutes) },
    );
  }
  const requirement = isDeferred(target) ? requireBacklog(request) : requireWaiting(request);
  const length = grid.startsMs.length;
  const minutes = grid.intervalMinutes;
  const net = requirement.required.slice();
  const gross = new Float64Array(length);
  const grossAgents = new Float64Array(length);
  const fte = new Float64Array(length);
  const cost: (Money | null)[] = Array.from({ length }, () => null);
  forEachDay(grid, target, (availability, i) => {
    const people = net[i] as number;
    if (Number.isNaN(people)) {
      gross[i] = grossAgents[i] = fte[i] = Number.NaN;
      return;
    }
    const up = grossUp(people, availability);
    gross[i] = up.gross;
    grossAgents[i] = up.grossAgents;
    fte[i] = fteOf(up.gross, minutes, target.fteHoursPerWeek);
    if (target.costPerHour !== null) cost[i] = staffCost(people, availability, minutes, target.costPerHour);
  });
  const pTarget = new Float64Array(length).fill(Number.NaN);
  return {
    ...requirement,
    queueId: target.queueId,
    target,
    grid,
    minutes,
    offered: offered.slice(),
    ahtSeconds: requirement.ahtSeconds.map((seconds, i) => (grid.open[i] === 1 ? seconds : Number.NaN)),
    forecastAhtSeconds: request.ahtSeconds.slice(),
    net,
    gross,
    grossAgents,
    fte,
    cost,
    pTarget,
  };
}

function forEachDay(
  grid: DayGrid,
  target: QueueTarget,
  visit: (availability: Availability, index: number) => void,
): void {
  for (const { day, first, count } of grid.days) {
    const availability = availabilityOn(target.shrinkage, day);
    for (let i = first; i < first + count; i++) visit(availability, i);
  }
}
