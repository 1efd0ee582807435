import { AgnerError, contentHash, ENGINE_VERSION, type Fault, fault, type RunKind } from '../core/index.ts';
import { failRun, finishRun, inTenant, type JsonObject, openRun, type Transaction } from '../store/index.ts';
import type { World } from './world.ts';

/** What makes a run the run it is: the same parts give the same id, and the same results. */
export interface RunRequest {
  readonly kind: RunKind;
  /** Everything the result depends on: parameters, and hashes of the data that was read. */
  readonly input: unknown;
  readonly parameters: JsonObject;
  readonly seed: number | null;
  readonly parents: readonly string[];
}

export interface RunOutcome {
  readonly runId: string;
  /** False: a run of the same input had been done before, and its results stand. */
  readonly fresh: boolean;
}

/** Digits of the input hash in an id: enough for 10^9 runs, short enough to type. */
const HASH_DIGITS = 12;

/** The id of a run: its kind and its input's hash, engine version included. */
export function runIdOf(request: RunRequest): string {
  return `${request.kind}-${inputHashOf(request).slice(0, HASH_DIGITS)}`;
}

function inputHashOf({ kind, input, parameters, seed }: RunRequest): string {
  return contentHash({ kind, input, parameters, seed, engineVersion: ENGINE_VERSION });
}

/**
 * Does a piece of work once per input, and leaves a record of it. `compute` works outside any transaction; what it
 * returns is written by `save` in ONE transaction with the end of the run, so a killed run leaves a record and no half
 * result, and is done again the next time.
 */
export async function recordedRun<Result>(
  world: World,
  request: RunRequest,
  compute: (runId: string) => Promise<Result>,
  save: (transaction: Transaction, result: Result, runId: string) => Promise<JsonObject>,
): Promise<RunOutcome> {
  const { database, scope } = world;
  const { tenantId } = scope;
  const runId = runIdOf(request);
  const opened = await inTenant(database, tenantId, (transaction) =>
    openRun(transaction, scope, {
      id: runId,
      kind: request.kind,
      inputHash: inputHashOf(request),
      engineVersion: ENGINE_VERSION,
      parameters: request.parameters,
      seed: request.seed,
      parents: request.parents,
      startedMs: world.now(),
    }),
  );
  if (opened === 'done') return { runId, fresh: false };
  try {
    const result = await compute(runId);
    await inTenant(database, tenantId, async (transaction) => {
      const counts = await save(transaction, result, runId);
      await finishRun(transaction, scope, runId, { finishedMs: world.now(), counts });
    });
    return { runId, fresh: true };
  } catch (error) {
    await noteFailure(world, runId, error);
    throw error;
  }
}

/** The record of a failure must not hide the failure itself. */
export async function noteFailure(world: World, runId: string, error: unknown): Promise<void> {
  const { database, scope } = world;
  try {
    await inTenant(database, scope.tenantId, (transaction) =>
      failRun(transaction, scope, runId, { finishedMs: world.now(), error: faultOf(error) }),
    );
  } catch {
    // The database is gone or the run was ended by another attempt: the error that is thrown says more.
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof AgnerError) return error.fault;
  return fault('INTERNAL', error instanceof Error ? error.message : String(error));
}
