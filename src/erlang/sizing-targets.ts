import { AgnerError } from '../core/index.ts';
import type { AsaDefinition, ModelPolicy } from './performance.ts';

/** What a queue is to reach; a target left out does not count. All of those given have to be met. */
export interface SizingTargets {
  readonly serviceLevel?:
    | { readonly target: number; readonly withinSeconds: number; readonly policy: ModelPolicy }
    | undefined;
  readonly asa?: { readonly seconds: number; readonly of: AsaDefinition } | undefined;
  /** Largest share of abandoned callers, above 0. */
  readonly maxAbandonment?: number | undefined;
  /** Largest occupancy, above 0 and at most 1. */
  readonly maxOccupancy?: number | undefined;
  /** Largest share of blocked callers, above 0. */
  readonly maxBlocking?: number | undefined;
  /** Whole agents that are there whatever the load. */
  readonly minAgents?: number | undefined;
}

/**
 * The constraint that one agent fewer would break. Where several break at once, the first of this list is named: a
 * promise to callers before a promise to agents, and stability last because every other promise implies it.
 */
export const BINDINGS = [
  'serviceLevel',
  'asa',
  'abandonment',
  'occupancy',
  'blocking',
  'minimum',
  'stability',
] as const;
export type Binding = (typeof BINDINGS)[number];

/** @throws AgnerError QUEUE_TARGET_INVALID for a target no finite staff can reach, or a percentage for a share. */
export function checkTargets(targets: SizingTargets): void {
  const { serviceLevel, asa, maxAbandonment, maxOccupancy, maxBlocking, minAgents } = targets;
  if (serviceLevel !== undefined) {
    if (!(serviceLevel.target >= 0 && serviceLevel.target < 1)) {
      refuse('serviceLevel.target', serviceLevel.target, 'from 0 to below 1');
    }
    if (!(serviceLevel.withinSeconds >= 0 && serviceLevel.withinSeconds < Number.POSITIVE_INFINITY)) {
      refuse('serviceLevel.withinSeconds', serviceLevel.withinSeconds, 'at least 0');
    }
    if ((serviceLevel.policy as string) === 'ignoreShort') {
      throw new AgnerError(
        'QUEUE_TARGET_INVALID',
        'The policy ignoreShort needs measured abandons, so no queue model can answer it.',
        {
          field: 'serviceLevel.policy',
          value: 'ignoreShort',
          next: 'Use offered, answered, ignoreWithin, notLate or virtual.',
        },
      );
    }
  }
  if (asa !== undefined && !(asa.seconds > 0)) refuse('asa.seconds', asa.seconds, 'above 0');
  checkShare('maxAbandonment', maxAbandonment);
  checkShare('maxOccupancy', maxOccupancy);
  checkShare('maxBlocking', maxBlocking);
  if (minAgents !== undefined && !(Number.isSafeInteger(minAgents) && minAgents >= 0)) {
    refuse('minAgents', minAgents, 'a whole number, at least 0');
  }
}

function checkShare(field: string, value: number | undefined): void {
  if (value !== undefined && !(value > 0 && value <= 1)) refuse(field, value, 'above 0 and at most 1');
}

function refuse(field: string, value: number, range: string): never {
  throw new AgnerError('QUEUE_TARGET_INVALID', `The target ${field} is ${value}; it has to be ${range}.`, {
    field,
    value: String(value),
  });
}
