import { AgnerError } from '../core/index.ts';

/** @throws AgnerError QUEUE_INPUT_INVALID naming the field, its value and the range it has to be in. */
export function refuseParameter(field: string, value: unknown, range: string): never {
  throw new AgnerError('QUEUE_INPUT_INVALID', `${field} is ${value}; it has to be ${range}.`, {
    field,
    value: String(value),
  });
}

/** @throws AgnerError QUEUE_INPUT_INVALID for a fraction of an agent, in a model that knows whole ones only. */
export function checkWholeAgents(agents: number): void {
  if (!Number.isSafeInteger(agents)) refuseParameter('agents', agents, 'whole in this model');
}
