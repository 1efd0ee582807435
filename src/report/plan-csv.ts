import { offsetTimeText, type Zone } from '../calendar/index.ts';
import type { Money } from '../core/index.ts';
import { type CsvValue, csvLine } from './csv-writer.ts';

/** What is written of one queue's plan, fresh or stored; arrays are parallel to the grid's starts, NaN = no value. */
export interface PlanColumns {
  readonly queueId: string;
  readonly grid: { readonly startsMs: Float64Array };
  readonly minutes: number;
  readonly offered: Float64Array;
  readonly ahtSeconds: Float64Array;
  readonly erlangs: Float64Array;
  readonly required: Float64Array;
  readonly binding: readonly (string | null)[];
  readonly net: Float64Array;
  readonly gross: Float64Array;
  readonly fte: Float64Array;
  readonly cost: readonly (Money | null)[];
  readonly serviceLevel: Float64Array;
  readonly asaSeconds: Float64Array;
  readonly occupancy: Float64Array;
  readonly pTarget: Float64Array;
  /** Null where it is not known any more. */
  readonly model: string | null;
}

/** One queue's plan, of which the intervals marked 1 are written. */
export interface WrittenPlan {
  readonly plan: PlanColumns;
  readonly written: Uint8Array;
}

/** One row of a written plan. */
export type PlanRow = Readonly<Record<string, CsvValue>>;

export const PLAN_COLUMNS = [
  'queue',
  'start',
  'minutes',
  'offered',
  'ahtSeconds',
  'erlangs',
  'required',
  'binding',
  'net',
  'gross',
  'fte',
  'cost',
  'serviceLevel',
  'asaSeconds',
  'occupancy',
  'pTarget',
  'model',
  'currency',
] as const;

/**
 * The rows of a written plan: `queue,start,minutes,offered,ahtSeconds,erlangs,required,binding,net,gross,fte,cost,
 * serviceLevel,asaSeconds,occupancy,pTarget` and the model and currency they were made with. An empty cell does not
 * apply or is a hole.
 */
export function* planRows(plans: Iterable<WrittenPlan>, clock: Zone): Generator<PlanRow> {
  for (const { plan, written } of plans) {
    for (let index = 0; index < plan.grid.startsMs.length; index++) {
      if (written[index] !== 1) continue;
      const cost = plan.cost[index] ?? null;
      yield {
        queue: plan.queueId,
        start: offsetTimeText(plan.grid.startsMs[index] as number, clock),
        minutes: plan.minutes,
        offered: plan.offered[index] as number,
        ahtSeconds: plan.ahtSeconds[index] as number,
        erlangs: plan.erlangs[index] as number,
        required: plan.required[index] as number,
        binding: plan.binding[index] ?? null,
        net: plan.net[index] as number,
        gross: plan.gross[index] as number,
        fte: plan.fte[index] as number,
        cost: cost === null ? null : cost.amount,
        serviceLevel: plan.serviceLevel[index] as number,
        asaSeconds: plan.asaSeconds[index] as number,
        occupancy: plan.occupancy[index] as number,
        pTarget: plan.pTarget[index] as number,
        model: plan.model,
        currency: cost === null ? null : cost.currency,
      };
    }
  }
}

/** The same rows as CSV, header first. */
export function* planCsv(plans: Iterable<WrittenPlan>, clock: Zone): Generator<string> {
  yield csvLine(PLAN_COLUMNS);
  for (const row of planRows(plans, clock)) yield csvLine(PLAN_COLUMNS.map((column) => row[column] ?? null));
}
