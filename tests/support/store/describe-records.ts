import { describe, expect, it } from 'vitest';
import { type Fault, fault, type Scope } from '../../../src/core/index.ts';
import {
  type Database,
  listAccuracy,
  listAdjustments,
  listAgentDays,
  listAgentStates,
  listAgents,
  listCalendarEvents,
  listContactLegs,
  listContracts,
  listCostItems,
  listImportFaults,
  listImportFiles,
  listImportsOfFile,
  listInvoices,
  listKpiValues,
  listQueueSettings,
  listQueues,
  listReconciliations,
  listStaffGroups,
  listSurveyResponses,
  readTenant,
  type StoredContract,
  type StoredReconciliation,
  saveAccuracy,
  saveAdjustments,
  saveAgentDays,
  saveAgentStates,
  saveAgents,
  saveCalendarEvents,
  saveContactLegs,
  saveContract,
  saveCostItems,
  saveImportFile,
  saveInvoices,
  saveKpiValues,
  saveQueues,
  saveReconciliation,
  saveStaffGroups,
  saveSurveyResponses,
  setInvoiceStatus,
  type Transaction,
  type Written,
} from '../../../src/store/index.ts';
import * as sample from './sample-records.ts';
import { GROUPS, newTenant, QUEUES, START_MS } from './store-fixture.ts';

const SPAN = { fromMs: START_MS, toMs: START_MS + 86_400_000 };
const DAYS = { fromDay: '2026-01-01', toDay: '2026-12-31' };

type Save<Item> = (transaction: Transaction, scope: Scope, items: readonly Item[]) => Promise<Written>;
type List<Item> = (transaction: Transaction, scope: Scope) => Promise<readonly Item[]>;

/** A kind of row: how it is saved and listed, two of them in the order of the list, and the first one changed. */
function kind<Item>(
  name: string,
  save: Save<Item>,
  list: List<Item>,
  items: readonly [Item, Item],
  changed: Item,
) {
  return { name, save, list, items, changed } as {
    name: string;
    save: Save<unknown>;
    list: List<unknown>;
    items: readonly [unknown, unknown];
    changed: unknown;
  };
}

const KINDS = [
  kind('agents', saveAgents, listAgents, sample.AGENTS, { id: 'a1', groupId: 'partner' }),
  kind(
    'calendar events',
    saveCalendarEvents,
    (transaction, scope) => listCalendarEvents(transaction, scope, SPAN),
    sample.EVENTS,
    { ...sample.EVENTS[0], value: -5 },
  ),
  kind(
    'contact legs',
    saveContactLegs,
    (transaction, scope) => listContactLegs(transaction, scope, { queueIds: 'all', ...SPAN }),
    sample.LEGS,
    { ...sample.LEGS[0], talkSeconds: 1.25 },
  ),
  kind(
    'agent states',
    saveAgentStates,
    (transaction, scope) => listAgentStates(transaction, scope, { groupIds: 'all', ...SPAN }),
    sample.STATES,
    { ...sample.STATES[0], state: 'break' },
  ),
  kind(
    'agent days',
    saveAgentDays,
    (transaction, scope) => listAgentDays(transaction, scope, { groupIds: ['own', 'partner'], ...DAYS }),
    sample.AGENT_DAYS,
    { ...sample.AGENT_DAYS[0], paidSeconds: 1 },
  ),
  kind(
    'survey responses',
    saveSurveyResponses,
    (transaction, scope) => listSurveyResponses(transaction, scope, { queueIds: ['billing'], ...SPAN }),
    sample.RESPONSES,
    { ...sample.RESPONSES[0], score: 1 },
  ),
  kind(
    'cost items',
    saveCostItems,
    (transaction, scope) =>
      listCostItems(transaction, scope, { fromMonth: '2026-03-01', toMonth: '2026-04-01' }),
    sample.COSTS,
    { ...sample.COSTS[0], cost: { amount: '0.1', currency: 'EUR' } },
  ),
  kind(
    'adjustments',
    saveAdjustments,
    (transaction, scope) => listAdjustments(transaction, scope, { queueIds: 'all', ...SPAN }),
    sample.ADJUSTMENTS,
    { ...sample.ADJUSTMENTS[0], enabled: false },
  ),
  kind(
    'accuracy sums',
    saveAccuracy,
    (transaction, scope) => listAccuracy(transaction, scope, { queueIds: 'all', grain: 'day', ...DAYS }),
    sample.ACCURACY,
    { ...sample.ACCURACY[0], absError: 9 },
  ),
  kind(
    'KPI values',
    saveKpiValues,
    (transaction, scope) => listKpiValues(transaction, scope, { grain: 'D', ...SPAN }),
    sample.KPI_VALUES,
    { ...sample.KPI_VALUES[0], numerator: '1/3' },
  ),
  kind(
    'invoices',
    saveInvoices,
    (transaction, scope) => listInvoices(transaction, scope, { vendorId: 'v1' }),
    sample.INVOICES,
    { ...sample.INVOICES[0], status: 'checked' },
  ),
  kind(
    'queues',
    saveQueues,
    (transaction, scope) => listQueues(transaction, scope),
    firstTwo(sortedQueues()),
    {
      ...(sortedQueues()[0] as (typeof QUEUES)[number]),
      name: 'Another name',
    },
  ),
  kind('staff groups', saveStaffGroups, listStaffGroups, firstTwo(sortedGroups()), {
    ...(sortedGroups()[0] as (typeof GROUPS)[number]),
    queueIds: ['chat'],
  }),
];

function sortedQueues() {
  return [...QUEUES].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function sortedGroups() {
  return GROUPS.map((group) => ({ ...group, queueIds: [...group.queueIds].sort() }));
}

function firstTwo<Item>(items: readonly Item[]): readonly [Item, Item] {
  return [items[0] as Item, items[1] as Item];
}

export function describeRecords(database: () => Database): void {
  describe('every kind of row', () => {
    it.each(KINDS)(
      '$name come back as given, and the same twice changes nothing',
      async ({ save, list, items, changed }) => {
        const { scope, run } = await newTenant(database());
        await run((transaction) => save(transaction, scope, [...items].reverse()));
        const stored = await run((transaction) => list(transaction, scope));
        expect(stored.slice(0, 2)).toEqual(items);
        const again = await run((transaction) => save(transaction, scope, items));
        expect({ inserted: again.inserted, updated: again.updated }).toEqual({ inserted: 0, updated: 0 });
        const after = await run((transaction) => save(transaction, scope, [changed]));
        expect(after.inserted + after.updated).toBeGreaterThan(0);
        expect(await run((transaction) => list(transaction, scope))).toContainEqual(changed);
      },
    );

    it('keeps the last of several rows with one key', async () => {
      const { scope, run } = await newTenant(database());
      const [first] = sample.COSTS;
      const later = { ...first, category: 'licences' };
      await run((transaction) => saveCostItems(transaction, scope, [first, later]));
      const months = { fromMonth: '2026-01-01', toMonth: '2026-12-01' };
      expect(await run((transaction) => listCostItems(transaction, scope, months))).toEqual([later]);
    });

    it('survives texts that SQL, arrays and JSON have to quote', async () => {
      const { scope, run } = await newTenant(database());
      const nasty = `a"b\\c'd{e},NULL ${'\u2028'} é 😀 $1 -- \n`;
      const [first, second] = sample.EVENTS;
      const events = [{ ...first, label: nasty }, second];
      await run((transaction) => saveCalendarEvents(transaction, scope, events));
      const found = await run((transaction) => listCalendarEvents(transaction, scope, SPAN));
      expect(found.map(({ label }) => label)).toContain(nasty);
    });

    it('names the tenant', async () => {
      const { scope, run } = await newTenant(database());
      expect((await run((transaction) => readTenant(transaction, scope)))?.id).toBe(scope.tenantId);
    });
  });

  describe('queue settings', () => {
    it('hold from their day on, and earlier ones stay', async () => {
      const { scope, run } = await newTenant(database());
      const [billing] = QUEUES as [(typeof QUEUES)[number]];
      const stricter = { ...billing, thresholdSeconds: 10 };
      await run((transaction) => saveQueues(transaction, scope, [stricter], '2026-06-01'));
      const thresholdOn = async (day?: string) => {
        const queues = await run((transaction) => listQueues(transaction, scope, day));
        return queues.find(({ id }) => id === 'billing')?.thresholdSeconds;
      };
      expect([await thresholdOn('2026-05-31'), await thresholdOn('2026-06-01'), await thresholdOn()]).toEqual(
        [20, 10, 10],
      );
      const settings = await run((transaction) => listQueueSettings(transaction, scope, ['billing']));
      expect(settings.map(({ validFrom }) => validFrom)).toEqual(['2026-06-01', '1970-01-01']);
    });
  });

  describe('imports', () => {
    it('keep the outcome of a file and its refused rows in order', async () => {
      const { scope, run } = await newTenant(database());
      const file = {
        id: 'import-1',
        runId: 'run-1',
        kind: 'interval',
        fileName: 'history.csv',
        sha256: 'ff00',
        rowsRead: 3,
        rowsKept: 1,
        rowsRefused: 2,
        rowsUnchanged: 0,
      };
      const faults: Fault[] = [
        fault('VALUE_INVALID', 'The count "-1" is negative.', { row: 3, column: 'offered', value: '-1' }),
        fault('VALUE_INVALID', 'The file holds a NUL \0 here.', { row: 2, field: 'start', value: 'a\0b' }),
      ];
      await run((transaction) => saveImportFile(transaction, scope, file, faults));
      expect(await run((transaction) => listImportsOfFile(transaction, scope, 'ff00'))).toEqual([file]);
      expect(await run((transaction) => listImportFiles(transaction, scope, 'run-1'))).toEqual([file]);
      const kept = await run((transaction) => listImportFaults(transaction, scope, 'import-1'));
      expect(kept[0]).toEqual(faults[0]);
      expect(kept[1]).toEqual({
        ...faults[1],
        message: 'The file holds a NUL \uFFFD here.',
        value: 'a\uFFFDb',
      });
    });
  });

  describe('contracts and reconciliations', () => {
    const contract: StoredContract = {
      id: 'k1',
      version: 1,
      vendorId: 'v1',
      validFrom: '2026-01-01',
      validTo: '2026-06-30',
      document: { rates: [{ code: 'VOICE', price: '2.15' }] },
    };
    const outcome: StoredReconciliation = {
      id: 'r1',
      runId: 'run-1',
      vendorId: 'v1',
      invoiceId: 'i1',
      contractId: 'k1',
      contractVersion: 1,
      verdict: 'QUANTITY_DIFFERENCE',
      expectedNet: '31475.30',
      invoicedNet: '31475.31',
      differenceNet: '0.01',
      payableNet: null,
      currency: 'EUR',
      document: { evidence: [] },
      lines: ['VOICE', 'EMAIL'].map((code) => ({
        code,
        verdict: 'MATCH',
        expected: '26724.50',
        invoiced: '26724.500000000000000000001',
        difference: '-0.01',
        quantityEffect: null,
        rateEffect: '0.00',
        arithmeticEffect: '0',
        evidence: { rows: ['x'] },
      })),
    };

    it('keep a contract version as it is: equal again is fine, other content is refused', async () => {
      const { scope, run } = await newTenant(database());
      await run((transaction) => saveContract(transaction, scope, contract));
      await run((transaction) => saveContract(transaction, scope, contract));
      const changed = { ...contract, document: { rates: [] } };
      await expect(run((transaction) => saveContract(transaction, scope, changed))).rejects.toMatchObject({
        code: 'VERSION_PUBLISHED',
      });
      const second = { ...changed, version: 2, validFrom: '2026-07-01', validTo: null };
      await run((transaction) => saveContract(transaction, scope, second));
      const on = (onDay: string) => run((transaction) => listContracts(transaction, scope, { onDay }));
      expect(await on('2026-06-30')).toEqual([contract]);
      expect(await on('2026-07-01')).toEqual([second]);
      expect(await on('2025-12-31')).toEqual([]);
    });

    it('come back to the last digit, and the same id replaces the lines', async () => {
      const { scope, run } = await newTenant(database());
      await run(async (transaction) => {
        await saveContract(transaction, scope, contract);
        await saveInvoices(transaction, scope, sample.INVOICES);
        await saveReconciliation(transaction, scope, outcome);
      });
      const list = () => run((transaction) => listReconciliations(transaction, scope, { invoiceId: 'i1' }));
      expect(await list()).toEqual([outcome]);
      const shorter = { ...outcome, lines: outcome.lines.slice(1) };
      await run((transaction) => saveReconciliation(transaction, scope, shorter));
      expect(await list()).toEqual([shorter]);
      expect(await run((transaction) => setInvoiceStatus(transaction, scope, 'i1', 'disputed'))).toBe(true);
      expect(
        await run((transaction) => listInvoices(transaction, scope, { status: 'disputed' })),
      ).toHaveLength(1);
    });
  });
}
