import { type Static, Type } from 'typebox';
import { CHANNELS, SERVICE_LEVEL_POLICIES } from '../core/index.ts';
import { ASA_DEFINITIONS } from '../erlang/index.ts';

/** Models a queue may name. Not all are available in every version: planQueue says which when one is not. */
export const TARGET_MODELS = [
  'erlang-b',
  'erlang-c',
  'erlang-a',
  'erlang-k',
  'erlang-ka',
  'erlang-x',
  'erlang-gc',
  'erlang-ga',
  'chat',
  'chat-slots',
  'blend',
] as const;

export const COMPOUNDINGS = ['additive', 'multiplicative'] as const;

const closed = { additionalProperties: false } as const;
const positive = { exclusiveMinimum: 0 } as const;
const localDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'local day, YYYY-MM-DD' });

const serviceLevelSchema = Type.Object(
  {
    target: Type.Optional(
      Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'share, 0.8 for 80 %' }),
    ),
    withinSeconds: Type.Optional(Type.Number({ minimum: 0 })),
    policy: Type.Optional(Type.Enum(SERVICE_LEVEL_POLICIES)),
  },
  closed,
);

const asaSchema = Type.Object(
  { seconds: Type.Number(positive), of: Type.Optional(Type.Enum(ASA_DEFINITIONS)) },
  closed,
);

const shrinkageSchema = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    rate: Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'share of gross time' }),
    planned: Type.Boolean(),
    paid: Type.Boolean(),
    from: Type.Optional(localDay),
    to: Type.Optional(localDay),
  },
  closed,
);

const moneySchema = Type.Object(
  {
    amount: Type.String({ pattern: '^\\d+(\\.\\d+)?$', description: 'plain decimal, as text' }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
  },
  closed,
);

/** One queue's targets; `defaults` has the same keys and is read where a queue is silent. */
export const queueTargetSchema = Type.Object(
  {
    channel: Type.Optional(Type.Enum(CHANNELS)),
    model: Type.Optional(Type.Enum(TARGET_MODELS)),
    sl: Type.Optional(serviceLevelSchema),
    asa: Type.Optional(asaSchema),
    maxOccupancy: Type.Optional(Type.Number({ ...positive, maximum: 1 })),
    maxAbandonment: Type.Optional(Type.Number({ ...positive, maximum: 1 })),
    maxBlocking: Type.Optional(Type.Number({ ...positive, maximum: 1 })),
    minAgents: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    patienceSeconds: Type.Optional(Type.Number(positive)),
    lines: Type.Optional(Type.Integer({ minimum: 1 })),
    retryProbability: Type.Optional(Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'share' })),
    rateCv: Type.Optional(Type.Number({ minimum: 0 })),
    idleThreshold: Type.Optional(Type.Integer({ minimum: 0 })),
    ahtSeconds: Type.Optional(Type.Number(positive)),
    ahtByConcurrency: Type.Optional(Type.Array(Type.Number(positive), { minItems: 1 })),
    deadlineHours: Type.Optional(Type.Number(positive)),
    hours: Type.Optional(Type.String({ minLength: 1 })),
    shrinkage: Type.Optional(Type.Array(shrinkageSchema)),
    compounding: Type.Optional(Type.Enum(COMPOUNDINGS)),
    costPerHour: Type.Optional(moneySchema),
    fteHoursPerWeek: Type.Optional(Type.Number(positive)),
  },
  closed,
);

/** The document targets.yaml, as it stands in the file. Keys of `queues` and `pools` are ids. */
export const targetsSchema = Type.Object(
  {
    defaults: Type.Optional(queueTargetSchema),
    queues: Type.Record(Type.String(), queueTargetSchema),
    pools: Type.Optional(
      Type.Record(Type.String(), Type.Object({ queues: Type.Array(Type.String()) }, closed)),
    ),
  },
  closed,
);

export type QueueTargetDocument = Static<typeof queueTargetSchema>;
export type TargetsDocument = Static<typeof targetsSchema>;
