import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { documentFaults } from '../calendar/index.ts';
import { AgnerError, ERROR_TABLE, type Fault } from '../core/index.ts';

/** What is wrong with a finance document, one fault per field; empty when it has the shape of the schema. */
export function financeDocumentFaults(schema: TSchema, document: unknown, name: string): Fault[] {
  const { next } = ERROR_TABLE.FINANCE_DOCUMENT_INVALID;
  return documentFaults(schema, document, name).map((found) =>
    found.code === 'VALUE_INVALID' ? { ...found, code: 'FINANCE_DOCUMENT_INVALID', next } : found,
  );
}

/** Passes a document that fits. @throws AgnerError with the first fault of one that does not, unknown keys first. */
export function requireShape(schema: TSchema, document: unknown, name: string): void {
  if (Value.Check(schema, document)) return;
  const faults = financeDocumentFaults(schema, document, name);
  const first = faults.find((found) => found.code === 'UNKNOWN_KEY') ?? faults[0];
  throw first === undefined
    ? new AgnerError('FINANCE_DOCUMENT_INVALID', `The ${name} is not in the shape that Agner reads.`)
    : AgnerError.from(first);
}
