import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { type Fault, fault, nearestKey, pointerParts, quoteValue, valueAt } from '../../core/index.ts';

type SchemaError = ReturnType<typeof Errors>[number];

/**
 * One fault for each thing that is wrong with a part of a request: what is missing, what is unknown (with the nearest
 * known name), what is of the wrong kind. Fields are written with dots: `levels.0`.
 *
 * @param part what the caller knows the value as: query, body, params or headers.
 */
export function requestFaults(schema: TSchema, value: unknown, part: string): Fault[] {
  return Errors(schema, value).flatMap((error) => faultsOf(error, schema, value, part));
}

function faultsOf(error: SchemaError, schema: TSchema, value: unknown, part: string): Fault[] {
  const path = pointerParts(error.instancePath);
  const at = path.join('.');
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => missing(part, [...path, name].join('.')));
    case 'additionalProperties': {
      const described = valueAt(schema, pointerParts(error.schemaPath.replace(/^#/, '')));
      const known = Object.keys((described as { properties?: object } | undefined)?.properties ?? {});
      return error.params.additionalProperties.map((name) => unknown(part, name, known));
    }
    // Said by additionalProperties already, which knows the name.
    case 'boolean':
      return [];
    case 'enum':
      return [
        wrong(part, at, valueAt(value, path), `is not one of ${error.params.allowedValues.join(', ')}`),
      ];
    default:
      return [wrong(part, at, valueAt(value, path), error.message)];
  }
}

function missing(part: string, field: string): Fault {
  return fault('VALUE_INVALID', `The ${part} lacks "${quoteValue(field)}".`, {
    field,
    next: `Give ${field}.`,
  });
}

function unknown(part: string, name: string, known: readonly string[]): Fault {
  const near = nearestKey(name, known);
  const help = near === null ? `Known: ${known.join(', ') || 'none'}.` : `Did you mean "${near}"?`;
  return fault('UNKNOWN_KEY', `The ${part} has the unknown "${quoteValue(name)}". ${help}`, {
    field: quoteValue(name),
    value: name,
  });
}

function wrong(part: string, field: string, value: unknown, what: string): Fault {
  const shown = value === undefined ? 'nothing' : quoteValue(JSON.stringify(value));
  const name = field === '' ? `The ${part}` : `"${field}" of the ${part}`;
  return fault('VALUE_INVALID', `${name} ${what}; it is ${shown}.`, {
    ...(field === '' ? {} : { field }),
    value: shown,
  });
}
