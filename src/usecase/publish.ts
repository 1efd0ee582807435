import { AgnerError } from '../core/index.ts';
import {
  inTenant,
  publishForecast,
  publishPlan,
  readForecastVersion,
  readPlanVersion,
} from '../store/index.ts';
import type { World } from './world.ts';

export interface Published {
  readonly kind: 'forecast' | 'plan';
  readonly versionId: string;
  readonly contentHash: string;
  /** False: it had been published before, and stays as it was. */
  readonly fresh: boolean;
}

/**
 * Freezes a forecast or a plan for good. From now on it may be the version that counts.
 *
 * @param at when it counts as published, UTC epoch ms; default now. A night that catches up gives the night's own time.
 * @throws AgnerError NOT_FOUND when no version has this id.
 */
export async function publish(world: World, versionId: string, at: number = world.now()): Promise<Published> {
  const { database, scope } = world;
  return inTenant(database, scope.tenantId, async (transaction) => {
    const forecast = await readForecastVersion(transaction, scope, versionId);
    const plan = forecast === null ? await readPlanVersion(transaction, scope, versionId) : null;
    const found = forecast ?? plan;
    if (found === null) {
      throw new AgnerError('NOT_FOUND', `There is no forecast or plan version "${versionId}".`, {
        value: versionId,
      });
    }
    const kind = forecast === null ? ('plan' as const) : ('forecast' as const);
    if (found.contentHash !== null) return { kind, versionId, contentHash: found.contentHash, fresh: false };
    const freeze = kind === 'forecast' ? publishForecast : publishPlan;
    return { kind, versionId, contentHash: await freeze(transaction, scope, versionId, at), fresh: true };
  });
}
