import type { DayGrid, GridDay } from '../calendar/index.ts';
import { curveAt, type DemandModel, type HourCurve } from './demand-model.ts';
import type { TrueEvent } from './events.ts';

const DAYS_PER_YEAR = 365.25;
const MS_PER_HOUR = 3_600_000;
const BILL_RUN_DAYS = [5, 20];
/** Shares of the bill-run uplift on the first, second and third day after a run. */
const BILL_RUN_FADE = [1, 0.66, 0.33];

/**
 * Expected contacts per interval of the grid before any chance: shape of the day x weekday x season x growth x
 * calendar effects x events; 0 where the queue is closed. The planner of the example knows all of it but the outage.
 */
export function meanDemand(model: DemandModel, grid: DayGrid, events: readonly TrueEvent[]): Float64Array {
  const mean = new Float64Array(grid.startsMs.length);
  const shapes = new Map<HourCurve, Float64Array>();
  const shapeOf = (curve: HourCurve): Float64Array => {
    const known = shapes.get(curve);
    if (known !== undefined) return known;
    const made = Float64Array.from({ length: grid.slotsPerDay }, (_, slot) =>
      curveAt(curve, ((slot + 0.5) * 24) / grid.slotsPerDay),
    );
    shapes.set(curve, made);
    return made;
  };
  grid.days.forEach((day, index) => {
    const level = model.peak * dayFactor(model, grid, index);
    const shape = shapeOf(curveOf(model, day));
    for (let i = day.first; i < day.first + day.count; i++) {
      if (grid.open[i] === 1) mean[i] = level * (shape[grid.slot[i] as number] as number);
    }
  });
  for (const event of events) applyEvent(mean, grid, event);
  return mean;
}

function curveOf(model: DemandModel, day: GridDay): HourCurve {
  if (day.weekday >= 6 || day.holiday !== null) return model.weekendCurve;
  return day.weekday === 1 ? model.mondayCurve : model.weekdayCurve;
}

function dayFactor(model: DemandModel, grid: DayGrid, index: number): number {
  const day = grid.days[index] as GridDay;
  const years = index / DAYS_PER_YEAR;
  const date = new Date(day.dayNumber * 24 * MS_PER_HOUR);
  const dayOfYear = day.dayNumber - Date.UTC(date.getUTCFullYear(), 0, 1) / (24 * MS_PER_HOUR);
  const phase = (2 * Math.PI * (dayOfYear - model.season.topDayOfYear)) / DAYS_PER_YEAR;
  const dayOfMonth = date.getUTCDate();
  const month = date.getUTCMonth() + 1;
  return (
    (model.weekdays[day.weekday - 1] as number) *
    (1 + model.growthPerYear) ** years *
    (1 + model.season.swing * Math.cos(phase)) *
    (1 + model.billRunUplift * billRunShare(grid, index)) *
    (dayOfMonth >= 28 || dayOfMonth <= 2 ? 1 + model.paydayUplift : 1) *
    (month === 7 || month === 8 ? 1 + model.summerFactor : 1) *
    (day.holiday === null ? 1 : model.holidayFactor) *
    (followsHoliday(grid, index) ? 1 + model.afterHolidayUplift : 1)
  );
}

/** The fading effect of the last bill run, counted in days from Monday to Friday. */
function billRunShare(grid: DayGrid, index: number): number {
  let businessDays = 0;
  for (let back = 0; back <= 5 && back <= index; back++) {
    const day = grid.days[index - back] as GridDay;
    if (BILL_RUN_DAYS.includes(new Date(day.dayNumber * 24 * MS_PER_HOUR).getUTCDate())) {
      return BILL_RUN_FADE[businessDays] ?? 0;
    }
    if (day.weekday <= 5) businessDays++;
  }
  return 0;
}

/** A plain weekday whose weekday before was a holiday. */
function followsHoliday(grid: DayGrid, index: number): boolean {
  const day = grid.days[index] as GridDay;
  if (day.weekday >= 6 || day.holiday !== null) return false;
  const before = grid.days[index - (day.weekday === 1 ? 3 : 1)];
  return before !== undefined && before.holiday !== null;
}

function applyEvent(mean: Float64Array, grid: DayGrid, event: TrueEvent): void {
  for (let i = 0; i < mean.length; i++) {
    const at = grid.startsMs[i] as number;
    if (at < event.fromMs || at >= event.lastMs) continue;
    mean[i] = (mean[i] as number) * event.rateFactor((at - event.fromMs) / MS_PER_HOUR);
  }
}
