import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AgnerError, type Fault, fault } from '../core/index.ts';
import { nearestKey } from './nearest-key.ts';

/** What is wrong with a document, one fault per field; empty when it has the shape of the schema. */
export function documentFaults(schema: TSchema, document: unknown, name: string): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of Value.Errors(schema, document)) {
    const params = error.params as { additionalProperties?: string[]; requiredProperties?: string[] };
    if (error.keyword === 'additionalProperties') {
      const known = knownKeys(schema, error.schemaPath);
      for (const key of params.additionalProperties ?? []) {
        const field = fieldName(name, `${error.instancePath}/${key}`);
        faults.set(field, unknownKey(field, key, known));
      }
    } else if (error.keyword === 'required') {
      for (const key of params.requiredProperties ?? []) {
        const field = fieldName(name, `${error.instancePath}/${key}`);
        faults.set(field, fault('FINANCE_DOCUMENT_INVALID', `The field ${field} is missing.`, { field }));
      }
    } else if (error.keyword !== 'boolean') {
      const field = fieldName(name, error.instancePath);
      const value = shown(at(document, error.instancePath));
      if (!faults.has(field)) {
        faults.set(
          field,
          fault('FINANCE_DOCUMENT_INVALID', `The field ${field} is ${value}: it ${error.message}.`, {
            field,
            value,
          }),
        );
      }
    }
  }
  return [...faults.values()];
}

/** The document, known to fit. @throws AgnerError with the first fault when it does not. */
export function requireShape(schema: TSchema, document: unknown, name: string): void {
  if (Value.Check(schema, document)) return;
  const [first] = documentFaults(schema, document, name);
  throw first === undefined
    ? new AgnerError('FINANCE_DOCUMENT_INVALID', `The ${name} is not in the shape that Agner reads.`)
    : AgnerError.from(first);
}

function unknownKey(field: string, key: string, known: readonly string[]): Fault {
  const nearest = nearestKey(key, known);
  const hint = nearest === null ? `Known keys are ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  return fault('UNKNOWN_KEY', `The key ${field} is not known. ${hint}`, { field, value: key });
}

/** The keys that the schema knows at that place of it. */
function knownKeys(schema: TSchema, schemaPath: string): string[] {
  const place = at(schema, schemaPath.replace(/^#/, ''));
  const properties = (place as { properties?: Record<string, unknown> } | undefined)?.properties;
  return Object.keys(properties ?? {});
}

function at(root: unknown, pointer: string): unknown {
  let place = root;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof place !== 'object' || place === null) return undefined;
    place = (place as Record<string, unknown>)[step];
  }
  return place;
}

function fieldName(name: string, pointer: string): string {
  return `${name}${pointer.replaceAll('/', '.')}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
