import { AgnerError } from '../core/index.ts';
import type { ExactValue } from './exact-sum.ts';

/** A JSON object of a case, whose fields are not known yet. */
export type CaseRecord = { readonly [field: string]: unknown };

/** One case in the shape of tests/golden/kpi/kpi_cases.json; `expected` and the rest are not read. */
export interface KpiCase {
  readonly id: string;
  readonly kpi: string;
  readonly function: string;
  readonly params: CaseRecord;
  readonly input: CaseRecord;
}

export function isRecord(value: unknown): value is CaseRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A message names what was found, not all of it. */
const LONGEST_FOUND = 120;

/** @throws AgnerError KPI_CASE_INVALID naming the field and what was found. */
export function refuse(field: string, wanted: string, value: unknown): never {
  const found =
    value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value)).slice(0, LONGEST_FOUND);
  throw new AgnerError('KPI_CASE_INVALID', `The field ${field} should be ${wanted}; found ${found}.`, {
    field,
    value: found,
  });
}

/** The list under that name; null when there is none. */
export function listOf(record: CaseRecord, field: string): CaseRecord[] | null {
  const value = record[field];
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value) || !value.every(isRecord)) refuse(field, 'a list of objects', value);
  return value;
}

/** The list under that name, which may be empty. @throws AgnerError KPI_CASE_INVALID when there is none. */
export function requiredList(record: CaseRecord, field: string): CaseRecord[] {
  return listOf(record, field) ?? refuse(field, 'a list of objects', record[field]);
}

type RowVisit = (row: CaseRecord, index: number) => void;

/** Visits the rows of a list; a fault then names the row too, as `cases[2].created_at`. */
export function eachRow(record: CaseRecord, list: string, visit: RowVisit): void {
  visitRows(requiredList(record, list), list, visit);
}

/** @param list what the rows are called in faults. */
export function visitRows(rows: readonly CaseRecord[], list: string, visit: RowVisit): void {
  for (const [index, row] of rows.entries()) {
    try {
      visit(row, index);
    } catch (error) {
      if (!(error instanceof AgnerError)) throw error;
      const { code, field, value } = error.fault;
      if (code !== 'KPI_CASE_INVALID' || field === undefined) throw error;
      const place = `${list}[${index}].${field}`;
      const message = error.message.replace(`The field ${field} `, `The field ${place} `);
      throw new AgnerError(code, message, { field: place, ...(value === undefined ? {} : { value }) });
    }
  }
}

/** An exact number under that name, or the fallback when the field is absent. */
export function exactField(record: CaseRecord, field: string, fallback?: ExactValue): ExactValue {
  const value = record[field];
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && DECIMAL_TEXT.test(value)) return value;
  return refuse(field, 'a number', value);
}

const DECIMAL_TEXT = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,4})?$/;

/** An exact number under that name; null when it is absent, null or empty text: not observed. */
export function exactOrNull(record: CaseRecord, field: string): ExactValue | null {
  const value = record[field];
  return value === undefined || value === null || value === '' ? null : exactField(record, field);
}

export function numberOrNull(record: CaseRecord, field: string): number | null {
  return record[field] === undefined || record[field] === null ? null : numberField(record, field);
}

/** true or false under that name, or the fallback when the field is absent. */
export function booleanField(record: CaseRecord, field: string, fallback?: boolean): boolean {
  const value = record[field] ?? fallback;
  return typeof value === 'boolean' ? value : refuse(field, 'true or false', record[field]);
}

/** A plain number under that name (seconds, scores), or the fallback when the field is absent. */
export function numberField(record: CaseRecord, field: string, fallback?: number): number {
  const value = record[field];
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return refuse(field, 'a number', value);
  return number;
}

export function textField(record: CaseRecord, field: string, fallback?: string): string {
  const value = record[field];
  if (value === undefined && fallback !== undefined) return fallback;
  return typeof value === 'string' ? value : refuse(field, 'a text', value);
}

export function textOrAbsent(record: CaseRecord, field: string): string | undefined {
  const value = record[field];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'number' ? String(value) : textField(record, field);
}

/** An ISO 8601 instant as UTC epoch milliseconds. */
export function instantField(record: CaseRecord, field: string, fallback?: number): number {
  const value = record[field];
  if (value === undefined && fallback !== undefined) return fallback;
  const ms = typeof value === 'string' && /(Z|[+-]\d\d:?\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? refuse(field, 'an ISO 8601 instant with its offset', value) : ms;
}

/** An instant, or null when the field is absent or null: it has not happened. */
export function instantOrNull(record: CaseRecord, field: string): number | null {
  return record[field] === undefined || record[field] === null ? null : instantField(record, field);
}

/** @throws AgnerError KPI_CASE_INVALID when the later of two instants comes first. */
export function inOrder(record: CaseRecord, first: string, second: string): void {
  const [firstMs, secondMs] = [instantOrNull(record, first), instantOrNull(record, second)];
  if (firstMs === null || secondMs === null || secondMs >= firstMs) return;
  refuse(second, `not before ${first} (${String(record[first])})`, record[second]);
}
