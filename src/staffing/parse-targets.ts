import { Value } from 'typebox/value';
import { AgnerError, type Fault } from '../core/index.ts';
import { describeSchemaError } from './describe-schema-error.ts';
import { readQueueTarget } from './read-queue-target.ts';
import type { QueueTarget, ServiceTargets } from './targets.ts';
import { type TargetsDocument, targetsSchema } from './targets-schema.ts';

/** Good queues, and a fault for everything that was refused. */
export interface ParsedTargets {
  readonly targets: ServiceTargets;
  readonly faults: readonly Fault[];
}

/**
 * Reads a targets document that is already an object (YAML and JSON are the same to it).
 *
 * A queue with a fault is left out and the fault listed with its path (`queues.billing.sl.target`); the other queues
 * are kept. A fault outside `queues` leaves none: nothing may lean on a wrong default.
 */
export function parseTargets(document: unknown): ParsedTargets {
  const described = Value.Errors(targetsSchema, document).flatMap((error) =>
    describeSchemaError(error, document),
  );
  const faults = described.map((entry) => entry.fault);
  const refused = new Set(described.map(({ path }) => (path[0] === 'queues' ? path[1] : undefined)));
  if (refused.has(undefined)) return { targets: { queues: {}, pools: {} }, faults };

  const { defaults = {}, queues, pools = {} } = document as TargetsDocument;
  const entries: [string, QueueTarget][] = [];
  for (const [queueId, own] of Object.entries(queues)) {
    if (refused.has(queueId)) continue;
    const read = readQueueTarget(queueId, own, defaults);
    if ('code' in read) faults.push(read);
    else entries.push([queueId, read]);
  }
  const poolEntries = Object.entries(pools).map(([id, pool]) => [id, pool.queues] as const);
  return {
    targets: { queues: Object.fromEntries(entries), pools: Object.fromEntries(poolEntries) },
    faults,
  };
}

/** @throws AgnerError TARGETS_MISSING, naming the queues there are. */
export function targetOf(targets: ServiceTargets, queueId: string): QueueTarget {
  const target = Object.hasOwn(targets.queues, queueId) ? targets.queues[queueId] : undefined;
  if (target !== undefined) return target;
  const known = Object.keys(targets.queues).join(', ') || 'none';
  throw new AgnerError('TARGETS_MISSING', `The queue "${queueId}" has no targets; known queues: ${known}.`, {
    field: 'queues',
    value: queueId,
  });
}
