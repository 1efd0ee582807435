import { canonicalJson, contentHash, ENGINE_VERSION, type Scope } from '../../core/index.ts';
import {
  inTenant,
  type JsonObject,
  listRuns,
  type RunRow,
  readImportFingerprint,
  readPublishedFingerprint,
  type Transaction,
} from '../../store/index.ts';
import type { World } from '../world.ts';
import { readKpiOrganisation } from './kpi-organisation.ts';

/** How many roll-ups back the same question is looked for. */
const LOOKED_BACK = 50;

/** What is known about a roll-up before any record is read. */
export interface Standing {
  /** Of everything that a roll-up reads; null while an import is writing, when it would say nothing. */
  readonly fingerprint: string | null;
  /** The roll-up of the same question over the same data whose values stand; null when there is none. */
  readonly run: RunRow | null;
}

/**
 * Looks for a roll-up that has answered the question already, from the same imports, published versions and
 * organisation. To read and compute a month again only to find every value as it is stored takes seconds; this takes
 * milliseconds.
 */
export function findStandingRollUp(world: World, parameters: JsonObject): Promise<Standing> {
  return inTenant(world.database, world.scope.tenantId, async (transaction) => {
    const fingerprint = await readFingerprint(transaction, world);
    if (fingerprint === null) return { fingerprint, run: null };
    return { fingerprint, run: await findRun(transaction, world.scope, parameters, fingerprint) };
  });
}

async function readFingerprint(transaction: Transaction, world: World): Promise<string | null> {
  const { scope } = world;
  const writing = await listRuns(transaction, scope, { kinds: ['import'], states: ['running'], limit: 1 });
  if (writing.length > 0) return null;
  return contentHash({
    engineVersion: ENGINE_VERSION,
    imports: (await readImportFingerprint(transaction, scope)).hash,
    published: await readPublishedFingerprint(transaction, scope),
    organisation: await readKpiOrganisation(transaction, world),
  });
}

/** Only if every roll-up that may have written since read the same data: it then wrote what stands there anyway. */
async function findRun(
  transaction: Transaction,
  scope: Scope,
  parameters: JsonObject,
  fingerprint: string,
): Promise<RunRow | null> {
  const runs = await listRuns(transaction, scope, { kinds: ['kpi'], limit: LOOKED_BACK });
  const asked = canonicalJson(parameters);
  const found = runs.find((run) => run.state === 'done' && canonicalJson(run.parameters) === asked);
  if (found === undefined) return null;
  const mayHaveWritten = runs.filter(({ finishedAt }) => (finishedAt ?? Infinity) >= found.startedAt);
  const agrees = (run: RunRow): boolean =>
    run.state === 'failed' ||
    (run.counts?.fingerprint === fingerprint &&
      run.parameters.planLagMs === parameters.planLagMs &&
      run.parameters.forecastLagMs === parameters.forecastLagMs);
  return mayHaveWritten.every(agrees) ? found : null;
}
