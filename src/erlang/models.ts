import { AgnerError } from '../core/index.ts';
import { blend } from './blend.ts';
import { chat } from './chat.ts';
import { chatSlots } from './chat-slots.ts';
import { erlangA } from './erlang-a.ts';
import { erlangB } from './erlang-b.ts';
import { erlangC } from './erlang-c.ts';
import { erlangK } from './erlang-k.ts';
import { erlangKA } from './erlang-ka.ts';
import { erlangX } from './erlang-x.ts';
import { gammaRate } from './gamma-rate.ts';
import type { QueueModel } from './queue-model.ts';

/** What some models need beside load and staff. A model reads only the parameters its own file names. */
export interface ModelParameters {
  /** Contacts that one agent holds at once (`chat-slots`); 1 if not given. */
  readonly concurrency?: number | undefined;
  /** Mean time a caller is ready to wait, exponentially distributed; at least 0, Infinity for endless patience. */
  readonly patienceSeconds?: number | undefined;
  /** Contacts that can be in the system at once, in service and waiting: K of M/M/n/K, at least the agents. */
  readonly lines?: number | undefined;
  /** Share of those who hang up that call again, 0 to below 1. */
  readonly retryProbability?: number | undefined;
  /** Coefficient of variation of the gamma-distributed arrival rate, at least 0. */
  readonly rateCv?: number | undefined;
  /** Mean handle seconds of a chat while its agent holds 1, 2, ... chats; its length is the concurrency. */
  readonly ahtByConcurrency?: readonly number[] | undefined;
  /** Agents kept free for inbound contacts before an outbound one is started, whole, at least 0. */
  readonly idleThreshold?: number | undefined;
}

/** Every queue model there is, one line each. */
const MODELS: Readonly<Record<string, (parameters: ModelParameters) => QueueModel>> = {
  'erlang-b': () => erlangB,
  'erlang-c': () => erlangC,
  'erlang-a': ({ patienceSeconds }) => erlangA(required('erlang-a', { patienceSeconds })),
  'erlang-k': ({ lines }) => erlangK(required('erlang-k', { lines })),
  'erlang-ka': ({ lines, patienceSeconds }) =>
    erlangKA(required('erlang-ka', { lines }), required('erlang-ka', { patienceSeconds })),
  'erlang-x': ({ patienceSeconds, retryProbability }) =>
    erlangX(required('erlang-x', { patienceSeconds }), required('erlang-x', { retryProbability })),
  'erlang-gc': ({ rateCv }) => gammaRate('erlang-gc', erlangC, required('erlang-gc', { rateCv })),
  'erlang-ga': ({ rateCv, patienceSeconds }) => {
    const patience = required('erlang-ga', { patienceSeconds });
    return gammaRate('erlang-ga', erlangA(patience), required('erlang-ga', { rateCv }), patience);
  },
  chat: ({ ahtByConcurrency = [], patienceSeconds }) => chat({ ahtByConcurrency, patienceSeconds }),
  'chat-slots': ({ concurrency = 1 }) => chatSlots(concurrency),
  blend: ({ idleThreshold = 0 }) => blend(idleThreshold),
};

/** The one parameter that the model cannot do without. @throws AgnerError QUEUE_INPUT_INVALID, naming it. */
function required(id: string, parameter: Readonly<Record<string, number | undefined>>): number {
  const [[field, value] = ['parameter', undefined]] = Object.entries(parameter);
  if (value !== undefined) return value;
  throw new AgnerError('QUEUE_INPUT_INVALID', `The queue model ${id} needs ${field}; it is missing.`, {
    field,
    next: `Give ${field}, or use a model that does without it; docs/models-queueing.md lists what each one reads.`,
  });
}

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
