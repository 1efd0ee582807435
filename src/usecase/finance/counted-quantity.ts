import type { MeasuredQuantity, QuantityDefinition } from '../../finance/index.ts';

/** A measured quantity with how it was counted. */
export interface CountedQuantity extends MeasuredQuantity {
  readonly definition: QuantityDefinition;
}
