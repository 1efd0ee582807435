export { type Estimate, estimateMean, estimateRatio } from './estimate.ts';
export { joinResults } from './join-results.ts';
export {
  GROUP_MEASURES,
  type GroupMeasure,
  type GroupSums,
  QUEUE_MEASURES,
  type QueueMeasure,
  type QueueSums,
} from './measures.ts';
export type { GroupScenario, QueueScenario, Replications, Scenario, Skill } from './scenario.ts';
export { serviceLevelRatio } from './service-level-ratio.ts';
export { EXPONENTIAL, type Shape } from './shape.ts';
export { simulate } from './simulate.ts';
export type { SimulationResult } from './simulation-result.ts';
export { StaffTrial } from './staff-trial.ts';
