import type { Money } from './money.ts';

/** Where an interval's actuals came from. Legs outrank imports: they are the finer record. */
export const ACTUAL_SOURCES = ['import', 'legs'] as const;
export type ActualSource = (typeof ACTUAL_SOURCES)[number];

/**
 * What happened on one queue in one interval. Counts are whole contacts; null = the source did not say.
 *
 * Contacts are counted in the interval they were offered in. `handled` are answered contacts; `handleSeconds` is
 * talk + hold + after-contact work of those contacts; waits are seconds in the queue, ring time included.
 */
export interface IntervalActual {
  readonly queueId: string;
  readonly startMs: number;
  readonly minutes: number;
  readonly offered: number | null;
  readonly handled: number | null;
  readonly abandoned: number | null;
  /** Abandoned in less than the queue's short threshold. */
  readonly abandonedShort: number | null;
  /** Answered within the service-level threshold. */
  readonly handledWithin: number | null;
  /** Abandoned within the service-level threshold, short ones included. */
  readonly abandonedWithin: number | null;
  readonly flowOut: number | null;
  readonly waitSecondsHandled: number | null;
  readonly waitSecondsAll: number | null;
  readonly handleSeconds: number | null;
  /** The service-level threshold the counts `…Within` were made with. */
  readonly thresholdSeconds: number | null;
}

export const LEG_OUTCOMES = [
  'answered',
  'abandoned',
  'flow_out',
  'callback_requested',
  'voicemail',
  'failed',
] as const;
export type LegOutcome = (typeof LEG_OUTCOMES)[number];

/** One stay of one contact in one queue, and what an agent did with it. Times in UTC epoch milliseconds. */
export interface ContactLeg {
  /** The source's own id: importing the same leg twice changes nothing. */
  readonly sourceId: string;
  readonly chainId: string;
  readonly queueId: string;
  readonly vendorId: string | null;
  readonly agentId: string | null;
  readonly customerId: string | null;
  readonly reason: string | null;
  readonly offeredMs: number;
  readonly answeredMs: number | null;
  readonly endedMs: number | null;
  readonly outcome: LegOutcome;
  readonly waitSeconds: number;
  readonly talkSeconds: number;
  readonly holdSeconds: number;
  readonly afterContactSeconds: number;
  /** Test, internal or machine-made contacts: kept, flagged, never counted. */
  readonly excluded: boolean;
}

export const AGENT_STATES = [
  'available',
  'talk',
  'hold',
  'acw',
  'email',
  'chat',
  'break',
  'training',
  'meeting',
  'aux',
  'offline',
] as const;
export type AgentState = (typeof AGENT_STATES)[number];

/** One agent in one state for a while. `queueId` is set where the agent works for one queue in that time. */
export interface AgentStateSpan {
  readonly agentId: string;
  readonly groupId: string;
  readonly state: AgentState;
  readonly fromMs: number;
  readonly toMs: number;
  readonly queueId: string | null;
}

/** What an agent was paid, billed and scheduled for on one local day, in seconds. */
export interface AgentDay {
  readonly agentId: string;
  readonly groupId: string;
  readonly day: string;
  readonly vendorId: string | null;
  readonly paidSeconds: number;
  readonly billedSeconds: number;
  readonly scheduledSeconds: number;
}

/** One answer to a satisfaction question on the scale `scaleMin..scaleMax`. */
export interface SurveyResponse {
  readonly id: string;
  readonly queueId: string;
  readonly agentId: string | null;
  readonly kind: 'csat' | 'nps';
  readonly respondedMs: number;
  readonly score: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
}

/** An amount of operating cost in one month, direct or to be allocated. */
export interface CostItem {
  readonly id: string;
  /** First local day of the month, YYYY-MM-01. */
  readonly month: string;
  readonly category: string;
  readonly cost: Money;
  readonly siteId: string | null;
  readonly vendorId: string | null;
  readonly queueId: string | null;
  readonly allocation: 'direct' | 'handle_time' | 'volume' | 'seats';
}

export const EVENT_TYPES = ['holiday', 'closure', 'campaign', 'outage', 'promo'] as const;
export type EventType = (typeof EVENT_TYPES)[number];
export const EVENT_EFFECTS = ['learn', 'exclude', 'percent', 'add', 'set'] as const;
export type EventEffect = (typeof EVENT_EFFECTS)[number];

/** Something out of the ordinary on one queue, or on all (`queueId` null), over a half-open span. */
export interface CalendarEvent {
  readonly queueId: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly type: EventType;
  readonly label: string;
  readonly effect: EventEffect;
  readonly value: number | null;
  readonly recurs: boolean;
}
