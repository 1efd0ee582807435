import { AgnerError } from '../core/index.ts';
import { chatSlots } from './chat-slots.ts';
import { erlangB } from './erlang-b.ts';
import { erlangC } from './erlang-c.ts';
import type { QueueModel } from './queue-model.ts';

/** What some models need beside load and staff. A model reads only the parameters its own file names. */
export interface ModelParameters {
  /** Contacts that one agent holds at once (`chat-slots`); 1 if not given. */
  readonly concurrency?: number | undefined;
}

/** Every queue model there is, one line each. */
const MODELS: Readonly<Record<string, (parameters: ModelParameters) => QueueModel>> = {
  'erlang-b': () => erlangB,
  'erlang-c': () => erlangC,
  'chat-slots': ({ concurrency = 1 }) => chatSlots(concurrency),
};

/** Names that queueModel() knows, in the order of docs/models-queueing.md. */
export const QUEUE_MODEL_IDS: readonly string[] = Object.keys(MODELS);

/** @throws AgnerError QUEUE_MODEL_UNKNOWN, naming those that are available. */
export function queueModel(id: string, parameters: ModelParameters = {}): QueueModel {
  const make = Object.hasOwn(MODELS, id) ? MODELS[id] : undefined;
  if (make === undefined) {
    throw new AgnerError(
      'QUEUE_MODEL_UNKNOWN',
      `The queue model "${id}" is not available in this version; available: ${QUEUE_MODEL_IDS.join(', ')}.`,
      { field: 'model', value: id },
    );
  }
  return make(parameters);
}
