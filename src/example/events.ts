import { dayNumberOf, earliestMs, zone } from '../calendar/index.ts';
import type { CalendarEvent } from '../core/index.ts';
import { BRIDGE_CLOSURE_DAY } from './opening-hours.ts';

/** What an event does to the true arrival rate, hour by hour since its start; the CalendarEvent is what a planner knows. */
export interface TrueEvent extends CalendarEvent {
  readonly queueId: string;
  /** Multiplies the rate at this many hours after the start, also after the end (an outage has a surge). */
  rateFactor(hoursSinceStart: number): number;
  /** The instant after which the factor is 1 again. */
  readonly lastMs: number;
}

const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;

/** Seats of the outage: calls do not reach the switch, then people try again. */
const OUTAGE_REACHED_SHARE = 0.04;
const OUTAGE_SURGE = 0.85;
const OUTAGE_SURGE_HALF_LIFE_HOURS = 0.9;
const OUTAGE_SURGE_HOURS = 5;

function at(day: string, time: string, timeZone = 'Europe/Paris'): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const localMs = dayNumberOf(day) * 24 * MS_PER_HOUR + hours * MS_PER_HOUR + minutes * MS_PER_MINUTE;
  return earliestMs(zone(timeZone).toInstant(localMs));
}

function campaign(
  queueId: string,
  label: string,
  fromMs: number,
  toMs: number,
  uplift: number,
  known: Partial<Pick<CalendarEvent, 'type' | 'effect' | 'value' | 'recurs'>> = {},
): TrueEvent {
  return {
    queueId,
    fromMs,
    toMs,
    type: 'campaign',
    label,
    effect: 'learn',
    value: null,
    recurs: true,
    ...known,
    lastMs: toMs,
    rateFactor: () => 1 + uplift,
  };
}

function outage(queueId: string, label: string, fromMs: number, toMs: number): TrueEvent {
  const hours = (toMs - fromMs) / MS_PER_HOUR;
  return {
    queueId,
    fromMs,
    toMs,
    type: 'outage',
    label,
    effect: 'exclude',
    value: null,
    recurs: false,
    lastMs: toMs + OUTAGE_SURGE_HOURS * MS_PER_HOUR,
    rateFactor: (sinceStart) =>
      sinceStart < hours
        ? OUTAGE_REACHED_SHARE
        : 1 + OUTAGE_SURGE * 0.5 ** ((sinceStart - hours) / OUTAGE_SURGE_HALF_LIFE_HOURS),
  };
}

/**
 * The labelled events of the span: a tariff campaign every autumn (the second one inside the forecast days, its
 * effect given by the planner), a spring promotion, a telephone outage, and a bridge-day closure.
 */
export const TRUE_EVENTS: readonly TrueEvent[] = [
  campaign('orders', 'Winter tariff', at('2025-10-21', '00:00'), at('2025-10-25', '00:00'), 0.28),
  campaign('orders', 'Green contract', at('2026-03-16', '00:00'), at('2026-03-21', '00:00'), 0.36, {
    type: 'promo',
    recurs: false,
  }),
  outage('billing', 'Carrier outage', at('2026-06-17', '10:00'), at('2026-06-17', '12:30')),
  outage('orders', 'Carrier outage', at('2026-06-17', '10:00'), at('2026-06-17', '12:30')),
  campaign('orders', 'Winter tariff', at('2026-10-20', '00:00'), at('2026-10-24', '00:00'), 0.24, {
    effect: 'percent',
    value: 25,
  }),
];

/** The same as a planner's calendar knows it, with the closure. */
export const CALENDAR_EVENTS: readonly CalendarEvent[] = [
  ...TRUE_EVENTS.map(({ queueId, fromMs, toMs, type, label, effect, value, recurs }) => ({
    queueId,
    fromMs,
    toMs,
    type,
    label,
    effect,
    value,
    recurs,
  })),
  {
    queueId: 'back-office',
    fromMs: at(BRIDGE_CLOSURE_DAY, '00:00'),
    toMs: at(BRIDGE_CLOSURE_DAY, '00:00') + 24 * MS_PER_HOUR,
    type: 'closure' as const,
    label: 'Ascension bridge day',
    effect: 'exclude' as const,
    value: null,
    recurs: false,
  },
].sort((a, b) => a.fromMs - b.fromMs || ((a.queueId ?? '') < (b.queueId ?? '') ? -1 : 1));
