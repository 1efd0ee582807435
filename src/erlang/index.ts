export { blend } from './blend.ts';
export { carriedPerBlocked, carriedPerBlockedWithOneMore } from './carried-per-blocked.ts';
export { type ChatParameters, chat } from './chat.ts';
export { chatSlots } from './chat-slots.ts';
export { erlangA } from './erlang-a.ts';
export { erlangB } from './erlang-b.ts';
export { erlangC } from './erlang-c.ts';
export { erlangK } from './erlang-k.ts';
export { erlangKA } from './erlang-ka.ts';
export { erlangX } from './erlang-x.ts';
export { gammaRate } from './gamma-rate.ts';
export { largestLoad } from './largest-load.ts';
export { leastAgents } from './least-agents.ts';
export { arrivalsPerSecond, LARGEST_ERLANGS, type Load, offeredLoad } from './load.ts';
export { type ModelParameters, QUEUE_MODEL_IDS, queueModel } from './models.ts';
export { leastAgentsForOccupancy } from './occupancy-limit.ts';
export {
  ASA_DEFINITIONS,
  type AsaDefinition,
  asaSeconds,
  type ModelPolicy,
  type Performance,
} from './performance.ts';
export { DEFAULT_WITHIN_SECONDS, type QueueModel, type Sizing } from './queue-model.ts';
export { sizeManyErlangA } from './size-many-erlang-a.ts';
export { sizeManyErlangC } from './size-many-erlang-c.ts';
export { BINDINGS, type Binding, type SizingTargets } from './sizing-targets.ts';
export { sharesWaitingLonger, thresholdForShare } from './threshold-for-share.ts';
export { unmetTargets } from './unmet-targets.ts';
