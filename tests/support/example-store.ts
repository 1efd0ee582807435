import type { IntervalActual } from '../../src/core/index.ts';
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

/** The example and a database that several suites share; each has a tenant of its own. */
export interface SharedExample {
  readonly data: ExampleData;
  readonly database: Database;
}

/** A half-open span of days. */
export interface DaysOfRecords {
  readonly fromDay: string;
  readonly toDay: string;
}

/** Stores the records of people, answers and costs of a span of days, and agents' states of a shorter one (UTC). */
export async function storeRecords(
  world: World,
  data: ExampleData,
  span: DaysOfRecords & { readonly states: DaysOfRecords | null },
): Promise<void> {
  const { database, scope } = world;
  const isIn = (ms: number, { fromDay, toDay }: DaysOfRecords): boolean =>
    ms >= Date.parse(`${fromDay}T00:00Z`) && ms < Date.parse(`${toDay}T00:00Z`);
  const { states } = span;
  await inTenant(database, scope.tenantId, async (transaction) => {
    const days = data.agentDays.filter(({ day }) => day >= span.fromDay && day < span.toDay);
    await saveAgentDays(transaction, scope, days);
    if (states !== null) {
      await saveAgentStates(
        transaction,
        scope,
        data.stateSpans.filter((state) => isIn(state.fromMs, states)),
      );
    }
    await saveSurveyResponses(
      transaction,
      scope,
      data.surveys.filter((survey) => isIn(survey.respondedMs, span)),
    );
    await saveCostItems(
      transaction,
      scope,
      data.costs.filter((item) => item.month >= span.fromDay && item.month < span.toDay),
    );
  });
}
