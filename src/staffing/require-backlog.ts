import { AgnerError, instantText } from '../core/index.ts';
import { planBacklog } from './backlog.ts';
import { checkHandleTime, forecastHole } from './forecast-hole.ts';
import type { PlanBinding, PlanRequest, QueueRequirement } from './plan-shape.ts';
import { singleAhtSeconds } from './requirement.ts';
import { BACKLOG_MODEL, type QueueTarget } from './targets.ts';

/**
 * Staff for deferred work: as even as the deadlines allow over the whole grid. A deadline is rounded down to whole open
 * intervals, so no promise is stretched. With a largest occupancy an agent does only that share of an interval's work.
 * Work due after the grid ends is done before it ends.
 */
export function requireBacklog({ target, grid, offered, ahtSeconds }: PlanRequest): QueueRequirement {
  const length = grid.startsMs.length;
  const intervalSeconds = grid.intervalMinutes * 60;
  const deadlineIntervals = wholeDeadline(target, grid.intervalMinutes);
  const workRate = target.maxOccupancy ?? 1;
  const planned = ahtSeconds.map((seconds) => singleAhtSeconds(target, seconds));
  checkHandleTime(target.queueId, offered, planned);
  const erlangs = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const volume = offered[i] as number;
    const aht = planned[i] as number;
    if (volume === 0) continue;
    if (!(volume > 0 && aht > 0)) {
      throw AgnerError.from(forecastHole(target.queueId, grid.startsMs[i] as number, volume, aht));
    }
    erlangs[i] = (volume * aht) / intervalSeconds;
  }
  const work = erlangs.map((load) => load / workRate);
  if (work.some((load) => load > 0) && !grid.open.includes(1)) {
    throw new AgnerError(
      'QUEUE_NEVER_OPEN',
      `The queue "${target.queueId}" has work from ${instantText(grid.startsMs[0] as number)} on, and is never open.`,
      { field: `queues.${target.queueId}.hours`, value: target.hoursId ?? 'none' },
    );
  }
  const plan = planBacklog({ work, open: grid.open, deadlineIntervals, minAgents: target.minAgents });
  const binding = Array.from(plan.agents, (_agents, i): PlanBinding | null => {
    if (grid.open[i] !== 1) return null;
    const needed = plan.needed[i] as number;
    return needed > 0 && needed >= target.minAgents ? 'deadline' : 'minimum';
  });
  const noMeasure = new Float64Array(length).fill(Number.NaN);
  return {
    model: BACKLOG_MODEL,
    ahtSeconds: planned,
    erlangs,
    modelAgents: plan.needed,
    required: plan.agents,
    binding,
    serviceLevel: noMeasure,
    asaSeconds: noMeasure.slice(),
    occupancy: plan.agents.map((agents, i) =>
      agents === 0 ? Number.NaN : ((plan.done[i] as number) * workRate) / agents,
    ),
    faults: [],
  };
}

/** Whole open intervals in the deadline. @throws AgnerError DEADLINE_TOO_SHORT when there is none. */
function wholeDeadline(target: QueueTarget, intervalMinutes: number): number {
  const minutes = (target.deadlineHours ?? 0) * 60;
  const intervals = Math.floor(minutes / intervalMinutes + 1e-9);
  if (intervals < 1) {
    throw new AgnerError(
      'DEADLINE_TOO_SHORT',
      `The deadline of "${target.queueId}" is ${minutes} minutes, shorter than the interval of ${intervalMinutes}.`,
      { field: `queues.${target.queueId}.deadlineHours`, value: String(target.deadlineHours) },
    );
  }
  return intervals;
}
