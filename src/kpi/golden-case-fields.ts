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

/** @throws AgnerError KPI_CASE_INVALID naming the field and what was found. */
export function refuse(field: string, wanted: string, value: unknown): never {
  const found = value === undefined ? 'nothing' : JSON.stringify(value);
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

/** An exact number under that name, or the fallback when the field is absent. */
export function exactField(record: CaseRecord, field: string, fallback?: ExactValue): ExactValue {
  const value = record[field];
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return refuse(field, 'a number', value);
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
