import type { TLocalizedValidationError } from 'typebox/error';
import { type Fault, fault, nearestKey, valueAt } from '../core/index.ts';
import { queueTargetSchema, targetsSchema } from './targets-schema.ts';

export interface DescribedError {
  readonly path: readonly string[];
  readonly fault: Fault;
}

/** The validator's error in our words: the path, the value found, and what to write instead. */
export function describeSchemaError(error: TLocalizedValidationError, document: unknown): DescribedError[] {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  // An unknown key is reported twice; the additionalProperties error names it.
  if (error.keyword === 'boolean') return [];
  if (error.keyword === 'additionalProperties') {
    return error.params.additionalProperties.map((key) => unknownKey([...path, key]));
  }
  const found = valueAt(document, path);
  const at = pathText(path);
  const place = { field: at, value: valueText(found) };
  const invalid = (sentence: string, next?: string): DescribedError[] => [
    {
      path,
      fault: fault('TARGETS_INVALID', sentence, { ...place, ...(next === undefined ? {} : { next }) }),
    },
  ];
  const is = `${at === '' ? 'The document' : at} is ${valueText(found)}`;
  switch (error.keyword) {
    case 'type':
      return invalid(`${is}; it has to be ${article(String(error.params.type))}.`);
    case 'enum':
      return invalid(`${is}; it has to be one of ${error.params.allowedValues.join(', ')}.`);
    case 'required':
      return error.params.requiredProperties.map((key) => ({
        path,
        fault: fault('TARGETS_INVALID', `${pathText([...path, key])} is missing.`, {
          field: pathText([...path, key]),
        }),
      }));
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'exclusiveMaximum':
      return invalid(
        `${is}; it has to be ${error.params.comparison} ${error.params.limit}.`,
        shareHint(found, error.keyword, Number(error.params.limit)),
      );
    case 'pattern':
      return invalid(`${is}; it has to look like ${example(path)}.`);
    default:
      return invalid(`${is}; it ${error.message}.`);
  }
}

/** 80 where a share belongs is nearly always 80 %. */
function shareHint(found: unknown, keyword: string, limit: number): string | undefined {
  const tooLarge = keyword.toLowerCase().endsWith('maximum') && limit === 1 && typeof found === 'number';
  if (!tooLarge) return undefined;
  if (found === 1) return 'A share of 1 is 100 %, which no finite staff can keep; write a share below 1.';
  return found <= 100 ? `This looks like a percentage: write ${found / 100} for ${found} %.` : undefined;
}

function unknownKey(path: readonly string[]): DescribedError {
  const key = path.at(-1) as string;
  const near = nearestKey(key, knownKeys(path));
  const advice =
    near === null ? `Known keys: ${knownKeys(path).join(', ')}.` : `The nearest known key is "${near}".`;
  const field = pathText(path);
  return {
    path,
    fault: fault('UNKNOWN_KEY', `"${key}" is not a key Agner knows here. ${advice}`, { field, value: key }),
  };
}

/** The keys that could stand where the last part of the path stands. */
function knownKeys(path: readonly string[]): string[] {
  if (path.length === 1) return Object.keys(targetsSchema.properties);
  if (path[0] === 'pools') return ['queues'];
  const inside = path.slice(path[0] === 'queues' ? 2 : 1, -1);
  const queue = queueTargetSchema.properties;
  switch (inside[0]) {
    case undefined:
      return Object.keys(queue);
    case 'sl':
      return Object.keys(queue.sl.properties);
    case 'asa':
      return Object.keys(queue.asa.properties);
    case 'shrinkage':
      return Object.keys(queue.shrinkage.items.properties);
    case 'costPerHour':
      return Object.keys(queue.costPerHour.properties);
    default:
      return [];
  }
}

const LISTS: readonly (string | undefined)[] = ['shrinkage', 'ahtByConcurrency'];

function pathText(path: readonly string[]): string {
  return path
    .map((part, at) => (LISTS.includes(path[at - 1]) ? `[${part}]` : at === 0 ? part : `.${part}`))
    .join('');
}

function valueText(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

function article(type: string): string {
  if (type === 'object') return 'a group of keys';
  if (type === 'string') return 'text (in quotes where it looks like a number)';
  return type === 'array'
    ? 'a list'
    : type === 'boolean'
      ? 'true or false'
      : `a ${type}`.replace(/^a i/, 'an i');
}

function example(path: readonly string[]): string {
  switch (path.at(-1)) {
    case 'amount':
      return '"24.50"';
    case 'currency':
      return 'EUR';
    default:
      return '2026-11-01';
  }
}
