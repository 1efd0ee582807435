import { customType, text } from 'drizzle-orm/pg-core';
import { instantFromSql, numbersFromSql, textsFromSql } from './from-sql.ts';
import { arrayText, instantToSql } from './to-sql.ts';

/**
 * The column types of the schema that drizzle has no word for. Each maps to what the rest of the house speaks: instants
 * are UTC epoch milliseconds, a hole in a list of numbers is NaN, an exact decimal is a string.
 */

/** `timestamptz`, as UTC epoch milliseconds. */
export const instant = customType<{ data: number; driverData: unknown }>({
  dataType: () => 'timestamp with time zone',
  toDriver: instantToSql,
  fromDriver: instantFromSql,
});

/** `double precision[]`, as a Float64Array; NULL elements are holes (NaN). */
export const numbers = customType<{ data: Float64Array; driverData: unknown }>({
  dataType: () => 'double precision[]',
  toDriver: arrayText,
  fromDriver: numbersFromSql,
});

/** `text[]` whose elements may be null. */
export const texts = customType<{ data: readonly (string | null)[]; driverData: unknown }>({
  dataType: () => 'text[]',
  toDriver: arrayText,
  fromDriver: textsFromSql,
});

/** `numeric[]`, as exact decimal strings; a null element is a hole. */
export const decimals = customType<{ data: readonly (string | null)[]; driverData: unknown }>({
  dataType: () => 'numeric[]',
  toDriver: arrayText,
  fromDriver: textsFromSql,
});

/** `char(3)`: an ISO 4217 currency. */
export const currencyCode = customType<{ data: string; driverData: string }>({ dataType: () => 'char(3)' });

/** What a jsonb document column holds. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The tenant: the first column of every key. */
export const tenantId = () => text().notNull();
