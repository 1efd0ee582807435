import { type Channel, type Fault, fault, money } from '../core/index.ts';
import type { ModelPolicy } from '../erlang/index.ts';
import { missingParameter } from './model-parameters.ts';
import { type Shrinkage, shrinkageFault } from './shrinkage.ts';
import {
  BACKLOG_MODEL,
  CHAT_MODEL,
  CHAT_SLOTS_MODEL,
  DEFAULT_FTE_HOURS_PER_WEEK,
  isDeferredChannel,
  type QueueTarget,
  type ServiceLevelTarget,
} from './targets.ts';
import type { QueueTargetDocument } from './targets-schema.ts';

/** Where neither the queue nor the defaults say: voice, and its simplest model. */
const DEFAULT_CHANNEL: Channel = 'voice';
const DEFAULT_MODEL = 'erlang-c';

/**
 * One queue with the defaults filled in, or the fault that refuses it. `sl` is filled in key by key, so that a queue may
 * say only `sl: { target: 0.9 }`; every other key is taken whole from the queue or from the defaults.
 */
export function readQueueTarget(
  queueId: string,
  own: QueueTargetDocument,
  defaults: QueueTargetDocument,
): QueueTarget | Fault {
  const merged = { ...defaults, ...own };
  const invalid = (key: string, sentence: string, next?: string): Fault =>
    fault('TARGETS_INVALID', sentence, {
      field: `queues.${queueId}.${key}`,
      ...(next === undefined ? {} : { next }),
    });

  const channel = merged.channel ?? DEFAULT_CHANNEL;
  const deferred = isDeferredChannel(channel);
  if (deferred && merged.deadlineHours === undefined) {
    return invalid(
      'deadlineHours',
      `queues.${queueId}.deadlineHours is missing: ${channel} work is planned by its deadline.`,
      'Give the opening hours in which the work has to be done, such as deadlineHours: 4.',
    );
  }
  if (own.deadlineHours !== undefined && (channel === 'voice' || channel === 'chat')) {
    return invalid(
      'deadlineHours',
      `queues.${queueId}.deadlineHours is ${own.deadlineHours}, but ${channel} contacts wait on line.`,
      'Remove the deadline, or give the queue a deferred channel such as email.',
    );
  }
  const serviceLevel = readServiceLevel({ ...defaults.sl, ...own.sl });
  if (typeof serviceLevel === 'string') {
    return invalid(`sl.${serviceLevel}`, serviceLevelSentence(queueId, serviceLevel));
  }
  const shrinkage: Shrinkage = {
    compounding: merged.compounding ?? 'additive',
    categories: (merged.shrinkage ?? []).map(({ name, rate, planned, paid, from, to }) => ({
      name,
      rate,
      planned,
      paid,
      from: from ?? null,
      to: to ?? null,
    })),
  };
  const wrongShrinkage = shrinkageFault(shrinkage, `queues.${queueId}.shrinkage`);
  if (wrongShrinkage !== null) return wrongShrinkage;

  const waitsByDeadline =
    deferred || (channel === 'outbound' && merged.deadlineHours !== undefined && own.model === undefined);
  const model = waitsByDeadline ? BACKLOG_MODEL : chooseModel(channel, merged, own.model);
  const missing = missingParameter(model, merged);
  if (missing !== null) {
    return invalid(
      missing,
      `queues.${queueId}.${missing} is missing: the queue model ${model} needs it.`,
      `Give ${missing} for the queue or in the defaults, or name a model that does without it (docs/models-queueing.md).`,
    );
  }
  return {
    queueId,
    channel,
    model,
    serviceLevel,
    asa: merged.asa === undefined ? null : { seconds: merged.asa.seconds, of: merged.asa.of ?? 'answered' },
    maxOccupancy: merged.maxOccupancy ?? null,
    maxAbandonment: merged.maxAbandonment ?? null,
    maxBlocking: merged.maxBlocking ?? null,
    minAgents: merged.minAgents ?? 0,
    patienceSeconds: merged.patienceSeconds ?? null,
    lines: merged.lines ?? null,
    retryProbability: merged.retryProbability ?? null,
    rateCv: merged.rateCv ?? null,
    idleThreshold: merged.idleThreshold ?? null,
    ahtSeconds: merged.ahtSeconds ?? null,
    ahtByConcurrency: merged.ahtByConcurrency ?? null,
    deadlineHours: waitsByDeadline ? (merged.deadlineHours ?? null) : null,
    hoursId: merged.hours ?? null,
    shrinkage,
    costPerHour:
      merged.costPerHour === undefined ? null : money(merged.costPerHour.amount, merged.costPerHour.currency),
    fteHoursPerWeek: merged.fteHoursPerWeek ?? DEFAULT_FTE_HOURS_PER_WEEK,
  };
}

/**
 * A chat queue does not inherit a default written for calls: it is the exact chain where the handle times by number of
 * chats at once are known, else slots, under the name that says so.
 */
function chooseModel(channel: Channel, merged: QueueTargetDocument, own: string | undefined): string {
  if (own !== undefined) return own;
  if (channel !== 'chat') return merged.model ?? DEFAULT_MODEL;
  return merged.ahtByConcurrency === undefined ? CHAT_SLOTS_MODEL : CHAT_MODEL;
}

/** null = no service level wanted; a key's name = that key is missing or cannot be. */
function readServiceLevel(
  sl: NonNullable<QueueTargetDocument['sl']>,
): ServiceLevelTarget | null | 'target' | 'withinSeconds' | 'policy' {
  const { target, withinSeconds, policy = 'offered' } = sl;
  if (target === undefined && withinSeconds === undefined) return null;
  if (target === undefined) return 'target';
  if (withinSeconds === undefined) return 'withinSeconds';
  if (policy === 'ignoreShort') return 'policy';
  return { target, withinSeconds, policy: policy satisfies ModelPolicy };
}

function serviceLevelSentence(queueId: string, key: 'target' | 'withinSeconds' | 'policy'): string {
  return key === 'policy'
    ? `queues.${queueId}.sl.policy is ignoreShort, which needs measured abandons: no model can plan for it.`
    : `queues.${queueId}.sl.${key} is missing; a service level needs a target and a time.`;
}
