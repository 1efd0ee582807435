export { type BacklogPlan, type BacklogProblem, planBacklog } from './backlog.ts';
export { grossHours, staffCost } from './cost.ts';
export { fteOf } from './fte.ts';
export { abandonmentAdvice } from './model-parameters.ts';
export { type ParsedTargets, parseTargets, targetOf } from './parse-targets.ts';
export { planQueue } from './plan.ts';
export type { PlanBinding, PlanRequest, QueueRequirement, StaffingPlan } from './plan-shape.ts';
export {
  type IntervalRequirement,
  modelOf,
  plannedAhtSeconds,
  requireInterval,
  sizingTargets,
} from './requirement.ts';
export {
  type Availability,
  availabilityOn,
  grossUp,
  type Shrinkage,
  type ShrinkageCategory,
  shrinkageFault,
} from './shrinkage.ts';
export { type StaffingAnswer, solveStaffingProblem } from './solve-staffing-problem.ts';
export {
  EXPLAINED_COLUMNS,
  type ExplainedColumn,
  explainStaffing,
  type ForecastExplanations,
} from './staffing-explanation.ts';
export { type StaffingToPlan, type StaffingToPlanInput, staffingToPlan } from './staffing-to-plan.ts';
export {
  BACKLOG_MODEL,
  DEFAULT_FTE_HOURS_PER_WEEK,
  isDeferred,
  isDeferredChannel,
  type QueueTarget,
  type ServiceLevelTarget,
  type ServiceTargets,
} from './targets.ts';
export { type QueueTargetDocument, type TargetsDocument, targetsSchema } from './targets-schema.ts';
