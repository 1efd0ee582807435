import type { DayGrid } from '../calendar/index.ts';
import type { Fault, Money } from '../core/index.ts';
import type { Binding } from '../erlang/index.ts';
import type { QueueTarget } from './targets.ts';

/** What decided an interval's staff: a target of the queue model, or a deadline of deferred work. */
export type PlanBinding = Binding | 'deadline';

/** One queue's forecast on a grid, and its targets. Arrays are parallel to the grid. */
export interface PlanRequest {
  readonly target: QueueTarget;
  readonly grid: DayGrid;
  /** Expected contacts per interval (the forecast's mean). */
  readonly offered: Float64Array;
  /** Mean handle seconds per contact; free to be a hole where nothing is offered, or the targets give one. */
  readonly ahtSeconds: Float64Array;
}

/** The part of a plan that the queue decides, before people's absences. */
export interface QueueRequirement {
  /** The name of the model that was used, for the `model` column. */
  readonly model: string;
  readonly ahtSeconds: Float64Array;
  readonly erlangs: Float64Array;
  /** Staff on position by the model or the deadlines alone (whole agents). */
  readonly modelAgents: Float64Array;
  /** The same after the minimum. */
  readonly required: Float64Array;
  readonly binding: readonly (PlanBinding | null)[];
  /** Share served within the threshold, by the queue's policy. */
  readonly serviceLevel: Float64Array;
  readonly asaSeconds: Float64Array;
  readonly occupancy: Float64Array;
  readonly faults: readonly Fault[];
}

/**
 * One queue's staff on its grid. Arrays are parallel to the grid; NaN = a hole of the forecast, or a measure that does
 * not apply there. Closed intervals hold 0 staff and 0 cost, a null binding, no handle time and
 * no measure.
 *
 * `net` is on-position staff (equal to `required` until a plan is repaired), `gross` = net / availability, unrounded;
 * `grossAgents` is the exact whole number above it. `fte` = gross hours / paid hours of a full-time contract in a
 * week, so the values of a week add up to contracts. `cost` = cost per hour x gross paid hours.
 */
export interface StaffingPlan extends QueueRequirement {
  readonly queueId: string;
  readonly target: QueueTarget;
  readonly grid: DayGrid;
  readonly minutes: number;
  readonly offered: Float64Array;
  /** Mean handle seconds as forecast; `ahtSeconds` is what the plan was made with. */
  readonly forecastAhtSeconds: Float64Array;
  readonly net: Float64Array;
  readonly gross: Float64Array;
  readonly grossAgents: Float64Array;
  readonly fte: Float64Array;
  readonly cost: readonly (Money | null)[];
  /** P(service level of the interval >= target) under the forecast's uncertainty; not computed yet, NaN. */
  readonly pTarget: Float64Array;
}
