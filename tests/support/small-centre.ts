import { DEFAULT_TENANT, tenantScope } from '../../src/core/index.ts';
import { samplePoisson, seededRandom } from '../../src/math/index.ts';
import type { Database } from '../../src/store/index.ts';
import { type ImportReport, importFile, quietWorld, type World } from '../../src/usecase/index.ts';

export const CENTRE_FIRST_DAY_MS = Date.UTC(2026, 7, 3);
/** Monday after the twelve weeks. */
export const CENTRE_AS_OF_MS = Date.UTC(2026, 9, 26);
const DAY_MS = 86_400_000;
const SLOT_MS = 1_800_000;

export const CENTRE_TARGETS = {
  defaults: { model: 'erlang-c', sl: { target: 0.8, withinSeconds: 20, policy: 'offered' } },
  queues: {
    orders: {
      channel: 'voice',
      maxOccupancy: 0.85,
      minAgents: 2,
      shrinkage: [{ name: 'breaks', rate: 0.3, planned: true, paid: true }],
      costPerHour: { amount: '24.50', currency: 'EUR' },
    },
  },
};

/** Interval history of one queue, weekdays 08:00 to 12:00 UTC: `queue,start,offered,handled,abandoned,…`. */
export function centreHistory(fromDay: number, toDay: number, queue = 'orders'): string {
  const random = seededRandom(7);
  const header =
    'queue,start,offered,handled,abandoned,handledWithin,waitSecondsHandled,waitSecondsAll,handleSeconds';
  const lines = [header];
  for (let day = 0; day < toDay; day++) {
    const midnight = CENTRE_FIRST_DAY_MS + day * DAY_MS;
    const weekday = new Date(midnight).getUTCDay();
    for (let slot = 16; slot < 24; slot++) {
      const offered = samplePoisson(random, 40 + slot);
      if (day < fromDay || weekday === 0 || weekday === 6) continue;
      const start = new Date(midnight + slot * SLOT_MS).toISOString();
      const handled = offered - Math.floor(offered / 20);
      const within = Math.floor(handled * 0.8);
      lines.push(
        [
          queue,
          start,
          offered,
          handled,
          offered - handled,
          within,
          handled * 12,
          offered * 13,
          handled * 240,
        ].join(),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

export function centreWorld(database: Database, now = (): number => CENTRE_AS_OF_MS): World {
  return quietWorld(database, tenantScope(DEFAULT_TENANT), now);
}

/** Imports a text as a file, making the queues it names. */
export function importText(
  world: World,
  text: string,
  request: Partial<Parameters<typeof importFile>[1]> = {},
): Promise<ImportReport> {
  return importFile(world, {
    kind: 'intervals',
    chunks: inChunks(text),
    fileName: 'history.csv',
    timeZone: 'UTC',
    map: {},
    queue: null,
    createQueues: { timeZone: 'UTC', country: 'FR', channel: 'voice', thresholdSeconds: 20 },
    ...request,
  });
}

async function* inChunks(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 5000) yield text.slice(at, at + 5000);
}
