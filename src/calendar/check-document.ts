import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import {
  AgnerError,
  type Fault,
  fault,
  nearestKey,
  pointerParts,
  quoteValue,
  valueAt,
} from '../core/index.ts';

/**
 * Every fault of a document against its TypeBox schema: unknown keys with the nearest known one, missing keys, wrong
 * kinds. Fields are written with dots: `weekly.1.0`.
 */
export function documentFaults(schema: TSchema, value: unknown, document: string): Fault[] {
  const found = Errors(schema, value);
  const faults = found.flatMap((error): Fault[] => {
    const path = pointerParts(error.instancePath);
    const at = path.length === 0 ? document : `${document}.${path.join('.')}`;
    if (error.keyword === 'additionalProperties') {
      const known = Object.keys(objectAt(schema, error.schemaPath)?.properties ?? {});
      return (error.params as { additionalProperties: string[] }).additionalProperties.map((key) =>
        unknownKey(at, key, known),
      );
    }
    // The schema `false` behind an unknown key says the same again.
    if (error.keyword === 'boolean') return [];
    const written = valueAt(value, path);
    const shown = written === undefined ? 'nothing' : quoteValue(JSON.stringify(written));
    return [
      fault('VALUE_INVALID', `${at} ${error.message}; it is ${shown}.`, {
        field: path.join('.'),
        value: shown,
      }),
    ];
  });
  return faults;
}

/** Throws the first fault of the document, unknown keys first because they explain missing ones. */
export function checkDocument(schema: TSchema, value: unknown, document: string): void {
  const faults = documentFaults(schema, value, document);
  const first = faults.find((entry) => entry.code === 'UNKNOWN_KEY') ?? faults[0];
  if (first !== undefined) throw AgnerError.from(first);
}

function unknownKey(at: string, key: string, known: readonly string[]): Fault {
  const near = nearestKey(key, known);
  const help = near === null ? `Known: ${known.join(', ')}.` : `Did you mean "${near}"?`;
  return fault('UNKNOWN_KEY', `${at} has the unknown key "${quoteValue(key)}". ${help}`, {
    field: key,
    value: key,
  });
}

function objectAt(schema: TSchema, schemaPath: string): { properties?: Record<string, unknown> } | undefined {
  return valueAt(schema, pointerParts(schemaPath.replace(/^#/, ''))) as ReturnType<typeof objectAt>;
}
