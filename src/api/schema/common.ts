import { type TProperties, Type } from 'typebox';
import { nullable } from './nullable.ts';

/** An object without other members than the named ones: a misspelt one is a fault, not silence. */
export function closed<Properties extends TProperties>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}

/** An id as the store keeps it. Control characters are none of it: PostgreSQL cannot store NUL. */
export const Id = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]+$' });

/** A local day, YYYY-MM-DD. */
export const Day = Type.String({ format: 'date' });

/** An instant, ISO 8601 in UTC in answers, with any offset in requests. */
export const Instant = Type.String({ format: 'date-time' });

/** Array members of a series: null = a hole, an observed zero is 0. */
export const Values = Type.Array(nullable(Type.Number()));
export const Texts = Type.Array(nullable(Type.String()));

/** A local day of a series: its instant of start, the index of its first interval, and how many follow. */
export const SeriesDay = closed({
  day: Day,
  start: Instant,
  first: Type.Integer(),
  count: Type.Integer(),
});

/** What every series says about its arrays: element i of each belongs to the interval that starts at start + i x interval. */
export const seriesHead = {
  queueId: Id,
  timeZone: Type.String(),
  intervalMinutes: Type.Integer(),
  start: Instant,
  days: Type.Array(SeriesDay),
};

/** Whole local days, both included. */
export const DayRange = {
  from: Type.String({ format: 'date', description: 'First local day, YYYY-MM-DD.' }),
  to: Type.String({ format: 'date', description: 'Last local day, itself included.' }),
};

export const Limit = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 1000, default: 100, description: 'At most this many; default 100.' }),
);

/** A JSON object whose members are not described here. */
export const AnyObject = Type.Unsafe<Readonly<Record<string, unknown>>>({
  type: 'object',
  additionalProperties: true,
});
export const NullableObject = Type.Unsafe<Readonly<Record<string, unknown>> | null>({
  type: ['object', 'null'],
  additionalProperties: true,
});

/** A list under a name of its own, so that it can be given company later without breaking callers. */
export const itemsOf = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  closed({ items: Type.Array(item) });

/** One of some words. */
export function choice<const Words extends readonly string[]>(
  words: Words,
  options: { readonly description?: string } = {},
) {
  return Type.Unsafe<Words[number]>({ type: 'string', enum: [...words], ...options });
}
