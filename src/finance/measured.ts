import { type Static, Type } from 'typebox';
import { PositiveDecimalText } from './contract-schema.ts';
import { requireShape } from './document-faults.ts';
import { PeriodSchema, type ServicePeriod } from './invoice.ts';
import { requireSpan } from './local-day.ts';

const Quantity = Type.Union([PositiveDecimalText, Type.Number({ minimum: 0 })]);
const Quantities = Type.Array(Quantity);

/** What the client measured in a service period, by contract code. */
export const MeasuredSchema = Type.Object({
  period: PeriodSchema,
  qty: Type.Optional(Type.Record(Type.String(), Quantity)),
  /** Seconds of each contact, for codes billed by the minute. */
  call_seconds: Type.Optional(Type.Record(Type.String(), Quantities)),
  /** Seconds of all agents by state, for codes billed by the hour. */
  agent_seconds: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), Quantity))),
  /** Days that each person was present, for codes billed by the FTE-month. */
  fte_days: Type.Optional(Type.Record(Type.String(), Quantities)),
  kpis: Type.Optional(Type.Record(Type.String(), Type.Object({ num: Quantity, den: Quantity }))),
  /** Volume forecast and its lead in days, by bonus/malus code, for the relief clause. */
  forecast: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({ forecast: Quantity, actual: Quantity, lead_days: Type.Integer({ minimum: 0 }) }),
    ),
  ),
});

type MeasuredDocument = Static<typeof MeasuredSchema>;

export interface Measured extends Omit<MeasuredDocument, 'period'> {
  readonly period: ServicePeriod;
}

/** @throws AgnerError FINANCE_DOCUMENT_INVALID naming the field. */
export function readMeasured(document: unknown): Measured {
  requireShape(MeasuredSchema, document, 'measured');
  const found = document as Measured;
  requireSpan(found.period, 'measured.period');
  return found;
}
