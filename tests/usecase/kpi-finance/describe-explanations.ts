import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayNumberOf, dayText, zone } from '../../../src/calendar/index.ts';
import { checkExplanation, type Explanation, type IntervalActual } from '../../../src/core/index.ts';
import type { ExampleData } from '../../../src/example/index.ts';
import {
  type Database,
  insertForecastVersion,
  inTenant,
  type KpiScopeKind,
  listKpiValues,
  publishForecast,
  type StoredKpiValue,
  saveForecastDays,
  saveImportFile,
} from '../../../src/store/index.ts';
import { explainKpi } from '../../../src/usecase/kpi/explain-kpi.ts';
import { kpiScorecard } from '../../../src/usecase/kpi/kpi-scorecard.ts';
import { formatKpiValueId, parseKpiValueId } from '../../../src/usecase/kpi/kpi-value-id.ts';
import { reportKpis } from '../../../src/usecase/kpi/report-kpis.ts';
import { rollUpKpis } from '../../../src/usecase/kpi/roll-up-kpis.ts';
import type { World } from '../../../src/usecase/world.ts';
import {
  exampleWorld,
  importActuals,
  type SharedExample,
  storeRecords,
} from '../../support/example-store.ts';

const TENANT = 'explained';
const FIRST = '2026-10-18';
const END = '2026-10-25';

let database: Database;
let data: ExampleData;
let world: World;
let actuals: IntervalActual[];

export function describeExplanations(shared: () => SharedExample): void {
  beforeAll(async () => {
    ({ data, database } = shared());
    world = await exampleWorld(database, data, TENANT);
    actuals = data.intervalActuals.filter(({ startMs, queueId }) => {
      const clock = zone(data.organisation.queues.find(({ id }) => id === queueId)?.timeZone ?? 'UTC');
      const day = clock.localDayOf(startMs);
      return day >= dayNumberOf(FIRST) && day < dayNumberOf(END);
    });
    await importActuals(world, data, actuals, 'import-week');
    await storeRecords(world, data, {
      fromDay: '2026-10-01',
      toDay: END,
      states: { fromDay: '2026-10-20', toDay: '2026-10-22' },
    });
    await publishFlatForecast();
    await inTenant(database, TENANT, (transaction) =>
      saveImportFile(
        transaction,
        world.scope,
        {
          id: 'import-week',
          runId: 'import-week',
          kind: 'intervals',
          fileName: 'week.csv',
          sha256: '',
          rowsRead: actuals.length,
          rowsKept: actuals.length,
          rowsRefused: 0,
          rowsUnchanged: 0,
        },
        [],
      ),
    );
    await rollUpKpis(world, { fromDay: FIRST, toDay: END });
  }, 60_000);

  /** 100.5 calls in each half hour of 20 October on `orders`. */
  async function publishFlatForecast(): Promise<void> {
    const { scope } = world;
    const firstStartMs = zone('Europe/Paris').startOfDayMs(dayNumberOf('2026-10-20'));
    const flat = (): Float64Array => new Float64Array(48).fill(100.5);
    await inTenant(database, TENANT, async (transaction) => {
      await insertForecastVersion(transaction, scope, {
        id: 'forecast-1',
        runId: 'import-week',
        asOf: firstStartMs - 7 * 86_400_000,
        horizonFrom: '2026-10-20',
        horizonTo: '2026-10-20',
        levels: new Float64Array([0.8]),
      } as Parameters<typeof insertForecastVersion>[2]);
      await saveForecastDays(transaction, scope, [
        {
          versionId: 'forecast-1',
          queueId: 'orders',
          metric: 'offered',
          day: '2026-10-20',
          firstStartMs,
          intervalMinutes: 30,
          mean: flat(),
          median: flat(),
          lower: flat(),
          upper: flat(),
          model: 'flat',
        } as Parameters<typeof saveForecastDays>[2][number],
      ]);
      await publishForecast(transaction, scope, 'forecast-1', firstStartMs - 86_400_000);
    });
  }

  function storedValues(grain: 'D' | 'M'): Promise<StoredKpiValue[]> {
    return inTenant(database, TENANT, (transaction) =>
      listKpiValues(transaction, world.scope, {
        grain,
        fromMs: Date.UTC(2026, 8, 29),
        toMs: Date.UTC(2026, 10, 2),
      }),
    );
  }

  const dayOf = (value: StoredKpiValue): string => {
    const { queues, sites, staffGroups } = data.organisation;
    const siteZone = (id: string | undefined) => sites.find((site) => site.id === id)?.timeZone ?? 'UTC';
    const zones: Record<KpiScopeKind, string> = {
      queue: queues.find(({ id }) => id === value.scopeId)?.timeZone ?? 'UTC',
      group: siteZone(staffGroups.find(({ id }) => id === value.scopeId)?.siteId),
      site: siteZone(value.scopeId),
      vendor: 'UTC',
      tenant: 'UTC',
    };
    return dayText(zone(zones[value.scopeKind]).localDayOf(value.fromAt));
  };

  function leaves(node: Explanation): Explanation[] {
    return node.parts.length === 0 ? [node] : node.parts.flatMap(leaves);
  }

  describe('ids of stored values', () => {
    it('read back what they write, colons in ids included', () => {
      fc.assert(
        fc.property(
          fc.constantFrom('service_level', 'asa'),
          fc.constantFrom<KpiScopeKind>('tenant', 'site', 'queue', 'group', 'vendor'),
          fc.string({ minLength: 1 }),
          fc.constantFrom<'D' | 'M'>('D', 'M'),
          fc.integer({ min: 0, max: 30_000 }),
          (kpi, scopeKind, scopeId, grain, day) => {
            const id = { kpi, scopeKind, scopeId, grain, day: dayText(day) };
            expect(parseKpiValueId(formatKpiValueId(id))).toEqual(id);
          },
        ),
        { numRuns: 100 },
      );
    });

    it.each([
      'kpi:asa',
      'x:asa:queue:q:D:2026-10-18',
      'kpi:asa:team:q:D:2026-10-18',
      'kpi:asa:queue:q:Y:2026-10-18',
      'kpi:asa:queue:q:D:2026-02-30',
    ])('refuse %s', (text) => {
      expect(() => parseKpiValueId(text)).toThrow(
        expect.objectContaining({ code: 'EXPLANATION_ID_INVALID' }),
      );
    });
  });

  describe('explaining a stored indicator', () => {
    it('re-adds every kind of value of every scope, and agrees with what is stored', async () => {
      const values = [...(await storedValues('D')), ...(await storedValues('M'))];
      const seen = new Map<string, StoredKpiValue>();
      for (const value of values) {
        // Each kind of rows in each scope; where rows are many, one period and the smaller scopes are enough.
        const isSmall = value.grain === 'D' || ['queue', 'group'].includes(value.scopeKind);
        const isOfMonth = ['service_level', 'cost_per_contact', 'csat', 'nps'].includes(value.kpi);
        const isOfTime = ['occupancy', 'utilisation'].includes(value.kpi);
        if (!isSmall && !isOfMonth) continue;
        if (
          isOfTime &&
          (value.grain === 'M' || value.scopeKind === 'tenant') &&
          value.scopeKind !== 'group'
        ) {
          continue;
        }
        const subject = `${value.kpi} ${value.policy} ${value.scopeKind} ${value.grain}`;
        if (!seen.has(subject) && (value.numerator ?? value.value) !== null) seen.set(subject, value);
      }
      const kpis = new Set([...seen.values()].map(({ kpi }) => kpi));
      for (const kpi of [
        'service_level',
        'forecast_wape',
        'occupancy',
        'utilisation',
        'csat',
        'nps',
        'cost_per_contact',
      ]) {
        expect(kpis).toContain(kpi);
      }
      for (const value of seen.values()) {
        const { kpi, scopeKind, scopeId, grain, policy } = value;
        const found = await explainKpi(world, { kpi, scopeKind, scopeId, grain, day: dayOf(value) }, policy);
        const name = `${kpi} ${policy} ${scopeKind} ${scopeId} ${grain}`;
        expect({ name, problems: checkExplanation(found) }).toEqual({ name, problems: [] });
        expect({ name, isCurrent: found.isCurrent }).toEqual({ name, isCurrent: true });
        expect(found.runId).toBe(value.runId);
        for (const leaf of leaves(found)) {
          expect(['source', 'given', 'sum']).toContain(leaf.operation);
          if (leaf.operation === 'source') expect(leaf.source?.ids.length).toBeGreaterThan(0);
        }
        expect(leaves(found).some((leaf) => leaf.operation === 'source')).toBe(true);
      }
    }, 60_000);

    it('names each interval row, its import and its file, in both languages', async () => {
      const id = parseKpiValueId('kpi:service_level:queue:billing:D:2026-10-20');
      const found = await explainKpi(world, id);
      expect(found.id).toBe('kpi:service_level:queue:billing:D:2026-10-20');
      expect(found.sentence.en).toMatch(/answered within 20 s \/ .* offered = \d+\.\d\s.*policy offered/);
      expect(found.sentence.fr).toMatch(/décrochés sous 20 s \/ .* reçus = \d+,\d\s.*convention offered/);
      const ofDay = actuals.filter(
        ({ queueId, startMs }) =>
          queueId === 'billing' && zone('Europe/Paris').localDayOf(startMs) === dayNumberOf('2026-10-20'),
      );
      const rows = leaves(found).filter((leaf) => leaf.source?.table === 'interval_actual');
      expect(rows).toHaveLength(2 * ofDay.length);
      expect(rows[0]?.label).toContain('week.csv');
      expect(rows[0]?.source?.ids).toContain('import-week');
      const offered = ofDay.reduce((total, row) => total + (row.offered ?? 0), 0);
      expect(found.parts[1]?.value).toBe(offered);
    });

    it('refuses values that are not stored and indicators that are not known', async () => {
      await expect(
        explainKpi(world, parseKpiValueId('kpi:service_level:queue:billing:D:2026-11-20')),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(
        explainKpi(world, parseKpiValueId('kpi:happiness:queue:billing:D:2026-10-20')),
      ).rejects.toMatchObject({ code: 'KPI_UNKNOWN' });
      await expect(
        explainKpi(world, parseKpiValueId('kpi:service_level:queue:nowhere:D:2026-10-20')),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  describe('the scorecard', () => {
    const billing = { kind: 'queue' as const, id: 'billing' };

    it('divides summed parts, never averages, and judges by the target', async () => {
      const target = { direction: 'higher' as const, value: '0.80' };
      const rows = await kpiScorecard(world, {
        fromDay: '2026-10-19',
        toDay: '2026-10-22',
        scope: billing,
        targets: [{ kpi: 'service_level', target }],
      });
      const level = rows.find(({ value }) => value.kpi === 'service_level');
      const clock = zone('Europe/Paris');
      const ofDays = (from: string, to: string) =>
        actuals.filter(
          ({ queueId, startMs }) =>
            queueId === 'billing' &&
            clock.localDayOf(startMs) >= dayNumberOf(from) &&
            clock.localDayOf(startMs) < dayNumberOf(to),
        );
      const sum = (some: IntervalActual[], measure: 'offered' | 'handledWithin'): number =>
        some.reduce((total, row) => total + (row[measure] ?? 0), 0);
      const now = ofDays('2026-10-19', '2026-10-22');
      expect(level?.value).toMatchObject({
        numerator: String(sum(now, 'handledWithin')),
        denominator: String(sum(now, 'offered')),
        sampleSize: sum(now, 'offered'),
        policy: 'offered',
        flags: [],
      });
      const share = sum(now, 'handledWithin') / sum(now, 'offered');
      expect(level?.status).toBe(share >= 0.8 ? 'met' : 'missed');
      expect(level?.target).toEqual(target);
      expect(level?.valueIds).toEqual([
        'kpi:service_level:queue:billing:D:2026-10-19',
        'kpi:service_level:queue:billing:D:2026-10-20',
        'kpi:service_level:queue:billing:D:2026-10-21',
      ]);
      expect(rows.find(({ value }) => value.kpi === 'asa')?.status).toBe('noTarget');
    });

    it('shows the period before, and months with what comes by the month only', async () => {
      const days = await kpiScorecard(world, {
        fromDay: '2026-10-21',
        toDay: '2026-10-24',
        scope: billing,
        targets: [],
        kpis: ['inflow_volume'],
      });
      expect(days).toHaveLength(1);
      const before = await kpiScorecard(world, {
        fromDay: '2026-10-18',
        toDay: '2026-10-21',
        scope: billing,
        targets: [],
        kpis: ['inflow_volume'],
      });
      expect(days[0]?.previous).toBe(before[0]?.value.value);
      const month = await kpiScorecard(world, {
        fromDay: '2026-10-01',
        toDay: '2026-11-01',
        scope: { kind: 'tenant', id: TENANT },
        targets: [{ kpi: 'forecast_mape', target: { direction: 'lower', value: '0.1' } }],
      });
      const of = (kpi: string) => month.find(({ value }) => value.kpi === kpi);
      expect(of('cost_per_contact')?.value).toMatchObject({
        policy: expect.any(String),
        unit: 'EUR/contact',
      });
      expect(of('csat')?.value.value).not.toBeNull();
      expect(of('service_level')?.value.flags).toContain('mixedThreshold');
      expect(of('asa')?.value.flags).toContain('mixedChannel');
      expect(of('forecast_mape')).toMatchObject({ status: 'noValue', value: { value: null } });
    });

    it('is reported with an id that can be explained, of a tenant too', async () => {
      const tenant = { kind: 'tenant' as const, id: TENANT };
      const { exampleId } = await reportKpis(world, {
        fromDay: '2026-10-19',
        toDay: '2026-10-20',
        scope: tenant,
      });
      expect(exampleId).toBe(`kpi:service_level:tenant:${TENANT}:D:2026-10-19`);
      expect(await explainKpi(world, parseKpiValueId(exampleId as string))).toMatchObject({
        isCurrent: true,
      });
    });

    it('refuses an empty span, an unknown scope and an unknown indicator', async () => {
      const request = { fromDay: FIRST, toDay: END, scope: billing, targets: [] };
      await expect(kpiScorecard(world, { ...request, toDay: FIRST })).rejects.toMatchObject({
        code: 'VALUE_INVALID',
      });
      await expect(
        kpiScorecard(world, { ...request, scope: { kind: 'queue', id: 'nowhere' } }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(kpiScorecard(world, { ...request, kpis: ['happiness'] })).rejects.toMatchObject({
        code: 'KPI_UNKNOWN',
      });
    });
  });
}
