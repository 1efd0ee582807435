import { AgnerError } from '../core/index.ts';
import { type Load, type QueueModel, queueModel, type Sizing, type SizingTargets } from '../erlang/index.ts';
import { modelParameters } from './model-parameters.ts';
import { CHAT_MODEL, type QueueTarget } from './targets.ts';

/**
 * The queue model a queue's targets name.
 *
 * @throws AgnerError QUEUE_MODEL_UNKNOWN with the field (`queues.billing.model`) and the models that are available;
 * QUEUE_INPUT_INVALID with the field of a parameter (`queues.billing.lines`) that the model cannot be made with.
 */
export function modelOf(target: QueueTarget): QueueModel {
  try {
    return queueModel(target.model, modelParameters(target));
  } catch (error) {
    if (!(error instanceof AgnerError)) throw error;
    const { field: inside = 'model' } = error.fault;
    const field = `queues.${target.queueId}.${inside in target ? inside : 'model'}`;
    throw new AgnerError(error.code, `${field}: ${error.message}`, { ...error.fault, field });
  }
}

/** The targets in the queue model's words. @param minAgents 0 asks what the model alone needs. */
export function sizingTargets(target: QueueTarget, minAgents = target.minAgents): SizingTargets {
  return {
    serviceLevel: target.serviceLevel ?? undefined,
    asa: target.asa ?? undefined,
    maxAbandonment: target.maxAbandonment ?? undefined,
    maxOccupancy: target.maxOccupancy ?? undefined,
    maxBlocking: target.maxBlocking ?? undefined,
    minAgents,
  };
}

/**
 * Mean handle seconds that the load is made with. Chats held several at once never take it from the forecast, which is a
 * mean over an unknown number of chats at once: the exact chain has the time of one chat at a time (it reads only the
 * arrival rate back from the load), slots that of a fully loaded agent. Else the forecast's, or the targets' `ahtSeconds` where the forecast has none.
 */
export function plannedAhtSeconds(target: QueueTarget, forecastAhtSeconds: number): number {
  const byConcurrency = target.ahtByConcurrency?.at(target.model === CHAT_MODEL ? 0 : -1);
  return byConcurrency ?? singleAhtSeconds(target, forecastAhtSeconds);
}

/** The same for work done one contact at a time. */
export function singleAhtSeconds(target: QueueTarget, forecastAhtSeconds: number): number {
  return forecastAhtSeconds > 0 ? forecastAhtSeconds : (target.ahtSeconds ?? forecastAhtSeconds);
}

/** Agents before and after the minimum. */
export interface IntervalRequirement extends Sizing {
  readonly modelAgents: number;
}

/** What one open interval needs: the model's smallest staff that meets the targets, and at least `minAgents`. */
export function requireInterval(model: QueueModel, target: QueueTarget, load: Load): IntervalRequirement {
  const sizing = model.size(load, sizingTargets(target));
  // The sizing without a minimum is asked for only where the minimum hides it.
  const modelAgents =
    sizing.binding === 'minimum' ? model.size(load, sizingTargets(target, 0)).agents : sizing.agents;
  return { ...sizing, modelAgents };
}
