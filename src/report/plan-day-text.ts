import { zone } from '../calendar/index.ts';
import { addMoney, type LocalDay, money, roundMoney } from '../core/index.ts';
import { clock, fixed, percent } from './number-text.ts';
import { type TextColumn, textTable } from './text-table.ts';

/** One queue's plan of one local day with the bounds of its forecast: an element per interval. */
export interface PlanDayView {
  readonly queueName: string;
  readonly timeZone: string;
  readonly day: LocalDay;
  readonly firstStartMs: number;
  readonly intervalMinutes: number;
  readonly offered: Float64Array;
  /** Bounds of `offered` at `level`. */
  readonly level: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly ahtSeconds: Float64Array;
  readonly erlangs: Float64Array;
  readonly required: Float64Array;
  readonly binding: readonly (string | null)[];
  readonly net: Float64Array;
  readonly gross: Float64Array;
  readonly fte: Float64Array;
  readonly serviceLevel: Float64Array;
  readonly asaSeconds: Float64Array;
  readonly occupancy: Float64Array;
  readonly cost: readonly (string | null)[];
  readonly currency: string;
}

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;

const BINDING_WORDS: Readonly<Record<string, string>> = {
  serviceLevel: 'service level',
  asa: 'ASA',
  occupancy: 'occupancy',
  minimum: 'minimum',
  stability: 'stability',
  deadline: 'deadline',
};

/** A day's staffing plan as a table a planner reads, open intervals only, with totals and the words' formulas. */
export function planDayText(view: PlanDayView): string {
  const open = [...view.net.keys()].filter((index) => (view.net[index] as number) > 0);
  const columns: TextColumn[] = [
    { heading: 'Interval', align: 'left' },
    { heading: 'Contacts', align: 'right' },
    { heading: `${fixed(view.level * 100, 0)} % bounds`, align: 'right' },
    { heading: 'AHT', align: 'right' },
    { heading: 'Erlangs', align: 'right' },
    { heading: 'Required', align: 'right' },
    { heading: 'Binding', align: 'left' },
    { heading: 'Net', align: 'right' },
    { heading: 'Gross', align: 'right' },
    { heading: 'SL', align: 'right' },
    { heading: 'ASA', align: 'right' },
    { heading: 'Occupancy', align: 'right' },
    { heading: `Cost ${view.currency}`, align: 'right' },
  ];
  return textTable(columns, [...open.map((index) => intervalRow(view, index)), totalsRow(view, open)]);
}

function intervalRow(view: PlanDayView, index: number): string[] {
  const at = (values: Float64Array): number => values[index] as number;
  const cost = view.cost[index] ?? null;
  return [
    clockTime(view, index),
    fixed(at(view.offered), 1),
    `${fixed(at(view.lower), 0)}-${fixed(at(view.upper), 0)}`,
    clock(at(view.ahtSeconds)),
    fixed(at(view.erlangs), 1),
    fixed(at(view.required), 0),
    BINDING_WORDS[view.binding[index] ?? ''] ?? '',
    fixed(at(view.net), 0),
    fixed(at(view.gross), 1),
    percent(at(view.serviceLevel)),
    clock(at(view.asaSeconds)),
    percent(at(view.occupancy)),
    cost === null ? '' : roundMoney(money(cost, view.currency), 2).amount,
  ];
}

function totalsRow(view: PlanDayView, open: readonly number[]): string[] {
  const sum = (values: Float64Array): number =>
    open.reduce((total, index) => total + (values[index] as number), 0);
  const hours = (values: Float64Array): number => (sum(values) * view.intervalMinutes) / MINUTES_PER_HOUR;
  const costs = open.flatMap((index) => view.cost[index] ?? []).map((amount) => money(amount, view.currency));
  return [
    'Day',
    fixed(sum(view.offered), 0),
    '',
    '',
    '',
    `${fixed(hours(view.required), 1)} h`,
    '',
    `${fixed(hours(view.net), 1)} h`,
    `${fixed(hours(view.gross), 1)} h`,
    '',
    '',
    '',
    costs.length === 0 ? '' : roundMoney(addMoney(costs, view.currency), 2).amount,
  ];
}

/** Wall-clock start of an interval on its site. */
function clockTime(view: PlanDayView, index: number): string {
  const ms = view.firstStartMs + index * view.intervalMinutes * MS_PER_MINUTE;
  return new Date(zone(view.timeZone).toLocalMs(ms)).toISOString().slice(11, 16);
}
