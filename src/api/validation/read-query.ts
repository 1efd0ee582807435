import type { TSchema } from 'typebox';

interface Described {
  readonly type?: string;
  readonly items?: Described;
  readonly properties?: Readonly<Record<string, Described>>;
}

/**
 * Gives the texts of a query the kinds that its schema asks for: numbers, booleans, and lists, which may be written
 * `a,b` or by repeating the name. What does not read as its kind is left for the schema to refuse.
 */
export function readQuery(schema: TSchema, query: unknown): Record<string, unknown> {
  const { properties = {} } = schema as Described;
  return Object.fromEntries(
    Object.entries(query as Record<string, unknown>).map(([name, value]) => {
      const wanted = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, wanted === undefined ? value : readValue(wanted, value)];
    }),
  );
}

const NUMBER = /^-?\d{1,17}(\.\d{1,17})?$/;

function readValue(wanted: Described, value: unknown): unknown {
  if (wanted.type === 'array') {
    return [value]
      .flat()
      .flatMap((text) => String(text).split(','))
      .map((text) => readValue(wanted.items ?? {}, text));
  }
  if (typeof value !== 'string') return value;
  if (wanted.type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  const numeric = wanted.type === 'number' || wanted.type === 'integer';
  return numeric && NUMBER.test(value) ? Number(value) : value;
}
