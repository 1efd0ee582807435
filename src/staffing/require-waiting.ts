import { AgnerError, type Fault } from '../core/index.ts';
import { asaSeconds, type Load, offeredLoad, type QueueModel } from '../erlang/index.ts';
import { checkHandleTime, forecastHole, intervalRefused } from './forecast-hole.ts';
import type { PlanBinding, PlanRequest, QueueRequirement } from './plan-shape.ts';
import { type IntervalRequirement, modelOf, plannedAhtSeconds, requireInterval } from './requirement.ts';
import type { QueueTarget } from './targets.ts';

/**
 * Staff for contacts that wait on line: each open interval on its own, in steady state, by the queue's model. An interval
 * that the model refuses is a fault, and the others are kept.
 *
 * @throws AgnerError the model's first refusal where it refuses every interval.
 */
export function requireWaiting({ target, grid, offered, ahtSeconds }: PlanRequest): QueueRequirement {
  const model = modelOf(target);
  const length = grid.startsMs.length;
  const intervalSeconds = grid.intervalMinutes * 60;
  const planned = Float64Array.from(ahtSeconds, (seconds) => plannedAhtSeconds(target, seconds));
  checkHandleTime(
    target.queueId,
    offered.map((volume, i) => (grid.open[i] === 1 ? volume : 0)),
    planned,
  );
  const erlangs = new Float64Array(length);
  const modelAgents = new Float64Array(length);
  const required = new Float64Array(length);
  const binding: (PlanBinding | null)[] = Array.from({ length }, () => null);
  const serviceLevel = new Float64Array(length).fill(Number.NaN);
  const asa = new Float64Array(length).fill(Number.NaN);
  const occupancy = new Float64Array(length).fill(Number.NaN);
  const faults: Fault[] = [];
  let firstRefusal: Fault | null = null;
  let sizedIntervals = 0;
  for (let i = 0; i < length; i++) {
    if (grid.open[i] !== 1) continue;
    const volume = offered[i] as number;
    const aht = planned[i] as number;
    if (volume === 0) {
      required[i] = target.minAgents;
      binding[i] = 'minimum';
      if (target.minAgents > 0) occupancy[i] = 0;
      continue;
    }
    if (!(volume > 0 && aht > 0)) {
      erlangs[i] = modelAgents[i] = required[i] = Number.NaN;
      faults.push(forecastHole(target.queueId, grid.startsMs[i] as number, volume, aht));
      continue;
    }
    const load = offeredLoad(volume, aht, intervalSeconds);
    const sized = tryInterval(model, target, load);
    if (sized instanceof AgnerError) {
      erlangs[i] = modelAgents[i] = required[i] = Number.NaN;
      const refused = intervalRefused(target.queueId, grid.startsMs[i] as number, volume, sized.fault);
      firstRefusal ??= refused;
      faults.push(refused);
      continue;
    }
    sizedIntervals++;
    const { performance } = sized;
    erlangs[i] = load.erlangs;
    modelAgents[i] = sized.modelAgents;
    required[i] = sized.agents;
    binding[i] = sized.binding;
    serviceLevel[i] = performance.serviceLevel?.[target.serviceLevel?.policy ?? 'offered'] ?? Number.NaN;
    asa[i] = asaSeconds(performance, target.asa?.of ?? 'answered') ?? Number.NaN;
    occupancy[i] = performance.occupancy ?? Number.NaN;
  }
  if (firstRefusal !== null && sizedIntervals === 0) throw AgnerError.from(firstRefusal);
  return {
    model: model.id,
    ahtSeconds: planned,
    erlangs,
    modelAgents,
    required,
    binding,
    serviceLevel,
    asaSeconds: asa,
    occupancy,
    faults,
  };
}

/** Refusals that one interval's load can cause; any other is about the queue as a whole. */
const INTERVAL_REFUSALS: ReadonlySet<string> = new Set(['QUEUE_INPUT_INVALID', 'QUEUE_TARGET_INVALID']);

function tryInterval(model: QueueModel, target: QueueTarget, load: Load): IntervalRequirement | AgnerError {
  try {
    return requireInterval(model, target, load);
  } catch (error) {
    if (error instanceof AgnerError && INTERVAL_REFUSALS.has(error.code)) return error;
    throw error;
  }
}
