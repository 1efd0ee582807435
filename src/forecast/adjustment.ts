import { AgnerError, type Metric } from '../core/index.ts';

export const ADJUSTMENT_OPERATIONS = ['percent', 'add', 'set', 'min', 'max', 'range'] as const;
export type AdjustmentOperation = (typeof ADJUSTMENT_OPERATIONS)[number];

/**
 * A planner's change to the system's forecast of one queue and metric over a half-open span, kept apart from it and
 * reapplied to every new version. `value2` is the upper end of `range`.
 */
export interface Adjustment {
  readonly queueId: string;
  readonly metric: Metric;
  readonly fromMs: number;
  readonly toMs: number;
  readonly op: AdjustmentOperation;
  readonly value: number;
  readonly value2: number | null;
  readonly reason: string;
  readonly author: string;
  readonly enabled: boolean;
  /** Adjustments apply in ascending order; equal ones in the order given. */
  readonly order: number;
}

/**
 * Refuses an adjustment that cannot be applied.
 *
 * @throws AgnerError ADJUSTMENT_INVALID naming the field and its value.
 */
export function checkAdjustment(adjustment: Adjustment): void {
  const { op, value, value2, fromMs, toMs, order } = adjustment;
  if (!ADJUSTMENT_OPERATIONS.includes(op)) refuse('op', op, `is none of ${ADJUSTMENT_OPERATIONS.join(', ')}`);
  if (!Number.isFinite(value)) refuse('value', value, 'is not a finite number');
  if (op === 'percent' && value < -100) refuse('value', value, 'takes away more than everything');
  if (op !== 'percent' && op !== 'add' && value < 0)
    refuse('value', value, `is below 0, which ${op} cannot give`);
  if (op === 'range' && !(value2 !== null && Number.isFinite(value2) && value2 >= value)) {
    refuse('value2', value2, `is not a number at or above value ${value}`);
  }
  if (!(toMs > fromMs)) refuse('end', toMs, `is not after the start ${fromMs}`);
  if (!Number.isFinite(order)) refuse('order', order, 'is not a finite number');
}

function refuse(field: string, value: unknown, why: string): never {
  throw new AgnerError('ADJUSTMENT_INVALID', `The adjustment's ${field} ${String(value)} ${why}.`, {
    field,
    value: String(value),
  });
}
