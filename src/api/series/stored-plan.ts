import { type Money, money, type Queue } from '../../core/index.ts';
import type { PlanColumns } from '../../report/index.ts';
import { parseTargets } from '../../staffing/index.ts';
import type { PlanDay, PlanVersion } from '../../store/index.ts';
import { type AlignedDays, alignDays, alignedValues } from './aligned-days.ts';

/** A queue's stored days of a plan as one, with its grid. */
export interface StoredPlan {
  readonly aligned: AlignedDays;
  readonly columns: PlanColumns;
  readonly currency: string;
}

type NumberColumn = {
  [Key in keyof PlanDay & keyof PlanColumns]: PlanDay[Key] extends Float64Array ? Key : never;
}[keyof PlanDay & keyof PlanColumns];

/** Puts the stored days of one queue together; `days` has at least one, in order. */
export function storedPlan(
  version: PlanVersion,
  queue: Queue,
  days: readonly [PlanDay, ...PlanDay[]],
): StoredPlan {
  const { day: fromDay, intervalMinutes, currency } = days[0];
  const aligned = alignDays(queue, intervalMinutes, fromDay, (days.at(-1) as PlanDay).day);
  const numbers = (name: NumberColumn): Float64Array =>
    Float64Array.from(
      alignedValues(aligned, days, (day) => day[name]),
      (value) => value ?? Number.NaN,
    );
  const columns: PlanColumns = {
    queueId: queue.id,
    grid: aligned.grid,
    minutes: intervalMinutes,
    offered: numbers('offered'),
    ahtSeconds: numbers('ahtSeconds'),
    erlangs: numbers('erlangs'),
    required: numbers('required'),
    binding: alignedValues(aligned, days, (day) => day.binding),
    net: numbers('net'),
    gross: numbers('gross'),
    fte: numbers('fte'),
    cost: alignedValues(aligned, days, (day) => day.cost).map((amount): Money | null =>
      amount === null ? null : money(amount, currency),
    ),
    serviceLevel: numbers('serviceLevel'),
    asaSeconds: numbers('asaSeconds'),
    occupancy: numbers('occupancy'),
    // The chance of meeting the target is not stored.
    pTarget: new Float64Array(aligned.grid.startsMs.length).fill(Number.NaN),
    model: parseTargets(version.targets).targets.queues[queue.id]?.model ?? null,
  };
  return { aligned, columns, currency };
}
