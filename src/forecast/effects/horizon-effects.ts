import type { DayGrid } from '../../calendar/index.ts';
import type { CalendarEvent } from '../../core/index.ts';
import { dayParts, spreadTotal } from '../spread.ts';
import type { ForecastWarning } from '../types.ts';
import { warning } from '../warnings.ts';
import { type EventSpan, eventSpans } from './event-spans.ts';
import type { LearntEffects } from './learnt-effects.ts';

/** What holidays and known events make of a normal forecast, per interval: mean = base x holiday x event + added. */
export interface HorizonEffects {
  readonly holiday: Float64Array;
  readonly event: Float64Array;
  readonly added: Float64Array;
  /** Variance of the log of the learnt factors; 0 where none applies. */
  readonly variance: Float64Array;
  readonly warnings: readonly ForecastWarning[];
}

/**
 * Applies holidays of the horizon grid and future events to a normal forecast.
 *
 * `percent` multiplies each interval; `add` and `set` give the total of each local day's part of the window, spread by
 * the profile; a closure is exactly 0; `learn` uses the ratio learnt under the same label, and an event of type
 * holiday replaces the grid's own holiday; `exclude` says nothing about the future. Later events see earlier ones.
 *
 * @param base the normal forecast, closed slots 0; not changed.
 */
export function horizonEffects(
  grid: DayGrid,
  base: Float64Array,
  events: readonly CalendarEvent[],
  learnt: LearntEffects,
): HorizonEffects {
  const effects = {
    holiday: new Float64Array(base.length).fill(1),
    event: new Float64Array(base.length).fill(1),
    added: new Float64Array(base.length),
    variance: new Float64Array(base.length),
  };
  const warnings: ForecastWarning[] = [];
  applyHolidays(grid, effects, learnt, warnings);
  for (const span of eventSpans(grid, events)) applyEvent(grid, base, span, effects, learnt, warnings);
  return { ...effects, warnings };
}

type Arrays = Omit<HorizonEffects, 'warnings'>;

function applyHolidays(
  grid: DayGrid,
  effects: Arrays,
  learnt: LearntEffects,
  warnings: ForecastWarning[],
): void {
  for (const day of grid.days) {
    if (day.holiday === null) continue;
    const { factor, variance, occurrences } = learnt.holiday(day.holiday);
    const end = day.first + day.count;
    effects.holiday.fill(factor, day.first, end);
    effects.variance.fill(variance, day.first, end);
    if (occurrences === 0 && grid.open.subarray(day.first, end).includes(1)) {
      warnings.push(
        warning(
          'HOLIDAY_NOT_LEARNT',
          `${day.day} is ${day.holiday}, which history never saw open; the average of other holidays is used.`,
        ),
      );
    }
  }
}

function applyEvent(
  grid: DayGrid,
  base: Float64Array,
  { event, first, end }: EventSpan,
  effects: Arrays,
  learnt: LearntEffects,
  warnings: ForecastWarning[],
): void {
  const value = event.value ?? Number.NaN;
  if (event.effect === 'percent' && Number.isFinite(value)) {
    const factor = Math.max(0, 1 + value / 100);
    for (let i = first; i < end; i++) {
      effects.event[i]! *= factor;
      effects.added[i]! *= factor;
    }
  } else if ((event.effect === 'add' || event.effect === 'set') && Number.isFinite(value)) {
    for (const part of dayParts(grid.days, first, end)) {
      setPart(grid, base, part.first, part.end, event.effect, value, effects);
    }
  } else if (event.type === 'closure') {
    effects.event.fill(0, first, end);
    effects.added.fill(0, first, end);
  } else if (event.effect === 'learn') {
    const { factor, variance, occurrences } = learnt.event(event.label);
    if (occurrences === 0) {
      warnings.push(
        warning(
          'EVENT_NOT_LEARNT',
          `The event "${event.label}" never occurred in history, so nothing is added for it; give it a percent, add or set.`,
        ),
      );
      return;
    }
    for (let i = first; i < end; i++) {
      if (event.type === 'holiday') effects.holiday[i] = 1;
      effects.event[i]! *= factor;
      effects.variance[i]! += variance;
    }
  }
}

/** Writes a day part's new total as factor (set) or as a spread addition (add, and set where nothing was forecast). */
function setPart(
  grid: DayGrid,
  base: Float64Array,
  first: number,
  end: number,
  effect: 'add' | 'set',
  value: number,
  effects: Arrays,
): void {
  const now = new Float64Array(base.length);
  let total = 0;
  for (let i = first; i < end; i++) {
    now[i] = base[i]! * effects.holiday[i]! * effects.event[i]! + effects.added[i]!;
    total += now[i]!;
  }
  const wanted = Math.max(0, effect === 'set' ? value : total + value);
  const before = now.slice();
  spreadTotal(now, grid.open, first, end, wanted);
  for (let i = first; i < end; i++) {
    if (effect === 'set' && total > 0) {
      effects.event[i]! *= wanted / total;
      effects.added[i]! *= wanted / total;
    } else {
      effects.added[i]! += now[i]! - before[i]!;
    }
  }
}
