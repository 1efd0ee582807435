import type { IntervalActual, Scope } from '../../src/core/index.ts';
import { tenantScope } from '../../src/core/index.ts';
import type { ExampleData } from '../../src/example/index.ts';
import {
  type Database,
  finishRun,
  inTenant,
  saveAgentDays,
  saveAgentStates,
  saveClients,
  saveCostItems,
  saveQueues,
  saveSites,
  saveStaffGroups,
  saveSurveyResponses,
  saveTenant,
  saveVendors,
  startRun,
  upsertIntervalActuals,
} from '../../src/store/index.ts';
import { dayOfQueues } from '../../src/usecase/queue-clock.ts';
import { quietWorld, type World } from '../../src/usecase/world.ts';

/** An instant after everything in the example. */
export const TEST_NOW_MS = Date.UTC(2026, 10, 2, 6);

/** A world of one tenant that holds the example's organisation. */
export async function exampleWorld(database: Database, data: ExampleData, tenantId: string): Promise<World> {
  const scope = tenantScope(tenantId);
  const { organisation } = data;
  await inTenant(database, tenantId, async (transaction) => {
    await saveTenant(transaction, scope, tenantId);
    await saveSites(transaction, scope, organisation.sites);
    await saveClients(transaction, scope, organisation.clients);
    await saveVendors(transaction, scope, organisation.vendors);
    await saveQueues(
      transaction,
      scope,
      organisation.queues.map((queue) => ({ ...queue, hoursId: null })),
    );
    await saveStaffGroups(transaction, scope, organisation.staffGroups);
  });
  return quietWorld(database, scope, () => TEST_NOW_MS);
}

/** Stores interval actuals as an import of that name. */
export async function importActuals(
  world: World,
  data: ExampleData,
  records: readonly IntervalActual[],
  importId: string,
): Promise<void> {
  const { database, scope } = world;
  await inTenant(database, scope.tenantId, async (transaction) => {
    await startRun(transaction, scope, {
      id: importId,
      kind: 'import',
      inputHash: importId,
      engineVersion: 'test',
      parameters: {},
      seed: null,
      parents: [],
      startedMs: TEST_NOW_MS,
    });
    await upsertIntervalActuals(transaction, scope, records, {
      importId,
      source: 'import',
      nowMs: TEST_NOW_MS,
      dayOf: dayOfQueues(data.organisation.queues),
    });
    await finishRun(transaction, scope, importId, { finishedMs: TEST_NOW_MS, counts: {} });
  });
}

/** Stores the records of people, answers and costs that a span of local days holds. */
export async function storeRecords(
  world: World,
  data: ExampleData,
  span: { readonly fromDay: string; readonly toDay: string; readonly states: boolean },
): Promise<void> {
  const { database, scope } = world;
  const [fromMs, toMs] = [Date.parse(`${span.fromDay}T00:00Z`), Date.parse(`${span.toDay}T00:00Z`)];
  const isIn = (ms: number): boolean => ms >= fromMs && ms < toMs;
  await inTenant(database, scope.tenantId, async (transaction) => {
    const days = data.agentDays.filter(({ day }) => day >= span.fromDay && day < span.toDay);
    await saveAgentDays(transaction, scope, days);
    if (span.states) {
      await saveAgentStates(
        transaction,
        scope,
        data.stateSpans.filter((state) => isIn(state.fromMs)),
      );
    }
    await saveSurveyResponses(
      transaction,
      scope,
      data.surveys.filter((survey) => isIn(survey.respondedMs)),
    );
    await saveCostItems(
      transaction,
      scope,
      data.costs.filter((item) => item.month >= span.fromDay && item.month < span.toDay),
    );
  });
}

/** A scope that sees one site only. */
export function siteScope(tenantId: string, siteId: string): Scope {
  return { ...tenantScope(tenantId), siteIds: [siteId] };
}
