import { type Static, type TObject, type TProperties, Type } from 'typebox';
import { QUANTITY_KINDS } from './quantity-kinds.ts';

/**
 * contract.yaml, the `contract` of an invoice case and the API's contract body: one schema. Amounts, prices and shares
 * are plain decimals in quotes; bounds in days are inclusive.
 */

/** An object that refuses keys it does not know. */
export function Closed<Properties extends TProperties>(properties: Properties): TObject<Properties> {
  return Type.Object(properties, { additionalProperties: false });
}

export const DecimalText = Type.String({ pattern: '^-?\\d{1,18}(\\.\\d{1,12})?$' });
export const PositiveDecimalText = Type.String({ pattern: '^\\d{1,18}(\\.\\d{1,12})?$' });
export const DayText = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
export const CurrencyText = Type.String({ pattern: '^[A-Z]{3}$' });
const Code = Type.String({ minLength: 1, maxLength: 60 });
const OpenDay = Type.Union([DayText, Type.Null()]);

export const PriceSchema = Closed({ price: DecimalText, from: DayText, to: Type.Optional(OpenDay) });

export const TierSchema = Closed({
  up_to: Type.Union([PositiveDecimalText, Type.Null()]),
  price: DecimalText,
  flat: Type.Optional(DecimalText),
});

/** On which contacts or hours a conditional rate is counted; the quantity of its code is measured under it. */
const WhenSchema = Closed({
  weekdays: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }))),
  from: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  language: Type.Optional(Type.String()),
  ramp: Type.Optional(Type.Unknown()),
});

/**
 * What a rate's quantity is measured from in the client's own records: the kind of quantity, the queues whose contacts
 * count, the staff groups whose hours count. Without it Agner goes by the rate's `unit` and `queue`.
 */
const RateMeasureSchema = Closed({
  kind: Type.Union(QUANTITY_KINDS.map((kind) => Type.Literal(kind))),
  queues: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  groups: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
});

export const RateSchema = Closed({
  code: Code,
  name: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  model: Type.Union(['per_unit', 'fixed', 'graduated', 'volume'].map((model) => Type.Literal(model))),
  qty_rule: Type.Optional(Type.String()),
  queue: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
  type: Type.Optional(Type.String()),
  when: Type.Optional(WhenSchema),
  measure: Type.Optional(RateMeasureSchema),
  prices: Type.Optional(Type.Array(PriceSchema)),
  tiers: Type.Optional(Type.Array(TierSchema)),
});

export const BonusMalusSchema = Closed({
  code: Code,
  kpi: Type.String(),
  kpi_version: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
  policy: Type.Optional(Type.String()),
  target: DecimalText,
  pct_per_point: PositiveDecimalText,
  points: Type.Optional(Type.Union([Type.Literal('whole'), Type.Literal('linear')])),
  cap: Type.Optional(PositiveDecimalText),
  base_codes: Type.Optional(Type.Array(Code)),
  direction: Type.Optional(
    Type.Union(['malus', 'bonus', 'both', 'higher', 'lower'].map((way) => Type.Literal(way))),
  ),
  relief: Type.Optional(
    Closed({
      over_forecast: Type.Union([PositiveDecimalText, Type.Number({ minimum: 0 })]),
      lock_days: Type.Optional(Type.Integer({ minimum: 0 })),
    }),
  ),
});

export const ContractSchema = Closed({
  id: Type.String({ minLength: 1 }),
  name: Type.Optional(Type.String()),
  vendor_id: Type.String({ minLength: 1 }),
  currency: CurrencyText,
  valid_from: DayText,
  valid_to: Type.Optional(OpenDay),
  rounding: Type.Optional(
    Closed({
      mode: Type.Union([Type.Literal('half_up'), Type.Literal('half_even')]),
      scale: Type.Integer({ minimum: 0, maximum: 6 }),
      per: Type.Optional(Type.Literal('line')),
    }),
  ),
  tolerance: Type.Optional(
    Closed({
      qty_rel: Type.Optional(PositiveDecimalText),
      price_abs: Type.Optional(PositiveDecimalText),
      line_abs: Type.Optional(PositiveDecimalText),
      invoice_abs: Type.Optional(PositiveDecimalText),
    }),
  ),
  vat: Type.Optional(
    Closed({
      category: Type.Union(['S', 'Z', 'AE', 'E', 'O', 'K', 'G'].map((category) => Type.Literal(category))),
      rate: PositiveDecimalText,
    }),
  ),
  fx: Type.Optional(
    Closed({
      base: CurrencyText,
      quote: CurrencyText,
      rate: PositiveDecimalText,
      rule: Type.Optional(Type.String()),
      source: Type.Optional(Type.String()),
    }),
  ),
  rates: Type.Array(RateSchema, { minItems: 1 }),
  bonus_malus: Type.Optional(Type.Array(BonusMalusSchema)),
  min_commitment: Type.Optional(
    Closed({
      code: Type.Optional(Code),
      qty: Type.Optional(PositiveDecimalText),
      amount: Type.Optional(PositiveDecimalText),
      period: Type.Optional(Type.Literal('month')),
      carry_over: Type.Optional(Type.Literal(false)),
    }),
  ),
  netting: Type.Optional(Type.Boolean()),
});

export type ContractDocument = Static<typeof ContractSchema>;
export type RateDocument = Static<typeof RateSchema>;
export type PriceRow = Static<typeof PriceSchema>;
export type TierRow = Static<typeof TierSchema>;
export type BonusMalusDocument = Static<typeof BonusMalusSchema>;
