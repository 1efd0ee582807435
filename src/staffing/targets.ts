import type { Channel, Money } from '../core/index.ts';
import type { AsaDefinition, ModelPolicy } from '../erlang/index.ts';
import type { Shrinkage } from './shrinkage.ts';

/** What a queue promises to callers who wait: this share served within this time, by this policy. */
export interface ServiceLevelTarget {
  readonly target: number;
  readonly withinSeconds: number;
  readonly policy: ModelPolicy;
}

/** Everything that turns one queue's forecast into staff. Defaults are filled in; null = not asked for. */
export interface QueueTarget {
  readonly queueId: string;
  readonly channel: Channel;
  /** The queue model's name: what the queue says, else its channel's own, else the default, else erlang-c. */
  readonly model: string;
  readonly serviceLevel: ServiceLevelTarget | null;
  readonly asa: { readonly seconds: number; readonly of: AsaDefinition } | null;
  readonly maxOccupancy: number | null;
  readonly maxAbandonment: number | null;
  readonly maxBlocking: number | null;
  readonly minAgents: number;
  /** Mean time a caller is ready to wait. */
  readonly patienceSeconds: number | null;
  /** Contacts that can be in the system at once, served and waiting. */
  readonly lines: number | null;
  /** Share of those who hang up that call again. */
  readonly retryProbability: number | null;
  /** Coefficient of variation of the arrival rate. */
  readonly rateCv: number | null;
  /** Agents kept free for inbound contacts before an outbound one is started. */
  readonly idleThreshold: number | null;
  /** Mean handle seconds to plan with where the forecast has none; null = the forecast has to have one. */
  readonly ahtSeconds: number | null;
  /** Mean handle seconds of a chat while the agent holds 1, 2, … of them; its length is the concurrency. */
  readonly ahtByConcurrency: readonly number[] | null;
  /** Hours of opening time in which deferred work has to be done; null for work that waits on line. */
  readonly deadlineHours: number | null;
  readonly hoursId: string | null;
  readonly shrinkage: Shrinkage;
  readonly costPerHour: Money | null;
  /** Paid hours of one full-time contract in a week; what an FTE means. */
  readonly fteHoursPerWeek: number;
}

export interface ServiceTargets {
  readonly queues: Readonly<Record<string, QueueTarget>>;
  /** Queues that share their agents; read, not used yet. */
  readonly pools: Readonly<Record<string, readonly string[]>>;
}

/** Where the targets do not say what a full-time contract is. */
export const DEFAULT_FTE_HOURS_PER_WEEK = 40;

/** The exact chain of simultaneous chats, and its approximation where no handle times by concurrency are given. */
export const CHAT_MODEL = 'chat';
export const CHAT_SLOTS_MODEL = 'chat-slots';

/** The name in the `model` column of work planned by its deadline. */
export const BACKLOG_MODEL = 'backlog';

const DEFERRED_CHANNELS: readonly Channel[] = ['email', 'case', 'social', 'sms'];

/** Does the channel's work wait in a backlog with a deadline, rather than on line? */
export function isDeferredChannel(channel: Channel): boolean {
  return DEFERRED_CHANNELS.includes(channel);
}

/** Is this queue planned by its deadline? Outbound work is when a deadline is given. */
export function isDeferred(target: QueueTarget): boolean {
  return target.model === BACKLOG_MODEL;
}
