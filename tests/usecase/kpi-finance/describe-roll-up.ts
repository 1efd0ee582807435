import { beforeAll, describe, expect, it } from 'vitest';
import { dayNumberOf, zone } from '../../../src/calendar/index.ts';
import type { IntervalActual } from '../../../src/core/index.ts';
import type { ExampleData } from '../../../src/example/index.ts';
import { exactOf } from '../../../src/kpi/index.ts';
import { addRational, rationalToText } from '../../../src/math/index.ts';
import {
  type Database,
  insertPlanVersion,
  inTenant,
  type KpiScopeKind,
  listKpiValues,
  listRuns,
  type PlanDay,
  publishPlan,
  type StoredKpiValue,
  savePlanDays,
} from '../../../src/store/index.ts';
import { rollUpKpis } from '../../../src/usecase/kpi/roll-up-kpis.ts';
import type { World } from '../../../src/usecase/world.ts';
import {
  exampleWorld,
  importActuals,
  type SharedExample,
  storeRecords,
} from '../../support/example-store.ts';

const TENANT = 'figures';
/** Ten days of October with the clock change in Paris, states of two of them; and the last day of September. */
const FIRST = '2026-10-19';
const END = '2026-10-29';
const SPAN = { fromMs: Date.UTC(2026, 8, 28), toMs: Date.UTC(2026, 10, 2) };

let database: Database;
let data: ExampleData;
let world: World;
let actuals: IntervalActual[];

export function describeRollUp(shared: () => SharedExample): void {
  beforeAll(async () => {
    ({ data, database } = shared());
    world = await exampleWorld(database, data, TENANT);
    const isIn = ({ startMs, queueId }: IntervalActual): boolean => {
      const clock = zone(data.organisation.queues.find(({ id }) => id === queueId)?.timeZone ?? 'UTC');
      const day = clock.localDayOf(startMs);
      return (day >= dayNumberOf(FIRST) && day < dayNumberOf(END)) || day === dayNumberOf('2026-09-30');
    };
    actuals = data.intervalActuals.filter(isIn);
    await importActuals(world, data, actuals, 'import-actuals');
    await storeRecords(world, data, {
      fromDay: '2026-10-01',
      toDay: END,
      states: { fromDay: '2026-10-20', toDay: '2026-10-22' },
    });
    await publishBillingPlan();
  }, 60_000);

  /** 40 people wanted in each half hour of 20 October. */
  async function publishBillingPlan(): Promise<void> {
    const { scope } = world;
    const firstStartMs = zone('Europe/Paris').startOfDayMs(dayNumberOf('2026-10-20'));
    const slots = (value: number): Float64Array => new Float64Array(48).fill(value);
    const day: PlanDay = {
      versionId: 'plan-1',
      queueId: 'billing',
      day: '2026-10-20',
      firstStartMs,
      intervalMinutes: 30,
      offered: slots(1),
      ahtSeconds: slots(1),
      erlangs: slots(1),
      required: slots(40),
      net: slots(40),
      gross: slots(40),
      fte: slots(40),
      serviceLevel: slots(1),
      asaSeconds: slots(1),
      occupancy: slots(1),
      binding: new Array<string | null>(48).fill(null),
      cost: new Array<string | null>(48).fill(null),
      currency: 'EUR',
    };
    await inTenant(database, TENANT, async (transaction) => {
      await insertPlanVersion(transaction, scope, {
        id: 'plan-1',
        runId: 'import-actuals',
        forecastVersionId: null,
        targets: {},
      });
      await savePlanDays(transaction, scope, [day]);
      await publishPlan(transaction, scope, 'plan-1', firstStartMs - 86_400_000);
    });
  }

  function stored(grain: 'D' | 'M', scopeKind?: KpiScopeKind, kpi?: string): Promise<StoredKpiValue[]> {
    return inTenant(database, TENANT, (transaction) =>
      listKpiValues(transaction, world.scope, {
        grain,
        ...SPAN,
        ...(scopeKind === undefined ? {} : { scopeKind }),
        ...(kpi === undefined ? {} : { kpis: [kpi] }),
      }),
    );
  }

  const kpiRuns = () =>
    inTenant(database, TENANT, (transaction) => listRuns(transaction, world.scope, { kinds: ['kpi'] }));

  describe('rolling up the indicators', () => {
    it('refuses an empty span and an unknown queue, and writes nothing', async () => {
      await expect(rollUpKpis(world, { fromDay: END, toDay: END })).rejects.toMatchObject({
        code: 'VALUE_INVALID',
      });
      await expect(
        rollUpKpis(world, { fromDay: FIRST, toDay: END, queueIds: ['nowhere'] }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await stored('D')).toEqual([]);
      expect(await kpiRuns()).toEqual([]);
    });

    it('stores what plain sums over the source rows give', async () => {
      const result = await rollUpKpis(world, { fromDay: FIRST, toDay: END });
      expect(result).toMatchObject({ fresh: true, changed: result.values });
      for (const queue of data.organisation.queues) {
        const clock = zone(queue.timeZone);
        const ofDay = actuals.filter(
          (row) => row.queueId === queue.id && clock.localDayOf(row.startMs) === dayNumberOf('2026-10-21'),
        );
        const sum = (measure: 'offered' | 'handledWithin' | 'handled'): number =>
          ofDay.reduce((total, row) => total + (row[measure] ?? 0), 0);
        const fromAt = clock.startOfDayMs(dayNumberOf('2026-10-21'));
        const level = (await stored('D', 'queue', 'service_level')).find(
          (row) => row.scopeId === queue.id && row.fromAt === fromAt,
        );
        if (ofDay.length === 0) expect(level).toBeUndefined();
        else {
          expect(level).toMatchObject({
            policy: 'offered',
            numerator: String(sum('handledWithin')),
            denominator: String(sum('offered')),
            sampleSize: sum('offered'),
          });
        }
      }
    });

    it('has a month that is the exact sum of its days, in every scope', async () => {
      const days = await stored('D');
      const months = (await stored('M')).filter(
        (row) => !['csat', 'nps', 'cost_per_contact'].includes(row.kpi),
      );
      expect(months.length).toBeGreaterThan(150);
      for (const month of months) {
        const parts = days.filter(
          (day) =>
            day.kpi === month.kpi &&
            day.policy === month.policy &&
            day.scopeKind === month.scopeKind &&
            day.scopeId === month.scopeId &&
            day.fromAt >= month.fromAt &&
            day.fromAt < month.toAt,
        );
        for (const part of ['numerator', 'denominator', 'value'] as const) {
          const texts = parts.map((row) => row[part]).filter((text) => text !== null);
          const total = texts.length === 0 ? null : rationalToText(texts.map(exactOf).reduce(addRational));
          expect(month[part]).toBe(total);
        }
      }
    });

    it('has a tenant and sites that are the sums of their queues', async () => {
      const rows = await stored('M', undefined, 'service_level');
      const total = (kind: KpiScopeKind): number =>
        rows
          .filter((row) => row.scopeKind === kind && row.toAt > Date.UTC(2026, 9, 15))
          .reduce((sum, row) => sum + Number(row.denominator), 0);
      expect(total('tenant')).toBe(total('queue'));
      expect(total('site')).toBe(total('queue'));
      const vendors = rows.filter((row) => row.scopeKind === 'vendor').map((row) => row.scopeId);
      expect(new Set(vendors)).toEqual(new Set(['nordcall', 'lonestar']));
    });

    it('gives occupancy to groups, and to queues only where agents serve one queue', async () => {
      const rows = await stored('D', undefined, 'occupancy');
      const of = (kind: KpiScopeKind): Set<string> =>
        new Set(rows.filter((row) => row.scopeKind === kind).map((row) => row.scopeId));
      expect(of('group').size).toBe(8);
      expect(of('queue')).toEqual(
        new Set(['billing', 'tech', 'vip', 'night-line', 'web-chat', 'back-office']),
      );
      for (const row of rows) {
        const ratio = Number(exactOf(row.numerator as string).numerator) / 1;
        expect(ratio).toBeGreaterThan(0);
      }
    });

    it('holds staff there against the plan in force, and nothing on days without a plan', async () => {
      const rows = await stored('D', 'queue', 'staffing_to_plan');
      expect(rows).toHaveLength(1);
      const [row] = rows as [StoredKpiValue];
      expect(row).toMatchObject({ scopeId: 'billing', denominator: String(48 * 40 * 30) });
      const positionStates = ['available', 'talk', 'hold', 'acw', 'email', 'chat'];
      const groups = ['paris-billing', 'lille-billing'];
      const present = data.stateSpans
        .filter((span) => groups.includes(span.groupId) && positionStates.includes(span.state))
        .reduce(
          (ms, span) => ms + Math.max(0, Math.min(span.toMs, row.toAt) - Math.max(span.fromMs, row.fromAt)),
          0,
        );
      expect(exactOf(row.numerator as string)).toEqual(exactOf(`${present}/60000`));
      const [coverage] = await stored('D', 'queue', 'staffing_coverage');
      expect(Number(coverage?.numerator?.split('/')[0])).toBeGreaterThan(0);
      const run = (await kpiRuns())[0];
      expect(run?.parents).toEqual(['import-actuals']);
    });

    it('shares every cost of the month, and nothing twice', async () => {
      const rows = (await stored('M', undefined, 'cost_per_contact')).filter(
        (row) => row.policy === 'loaded',
      );
      const items = data.costs.filter(({ month }) => month === '2026-10-01');
      const cents = (text: string | null): bigint => {
        const exact = exactOf(text ?? '0');
        return (exact.numerator * 100n) / exact.denominator;
      };
      const total = items.reduce((sum, item) => sum + cents(item.cost.amount), 0n);
      const of = (kind: KpiScopeKind): bigint =>
        rows.filter((row) => row.scopeKind === kind).reduce((sum, row) => sum + cents(row.numerator), 0n);
      expect(of('tenant')).toBe(total);
      expect(of('site')).toBe(total);
      expect(of('queue')).toBe(total);
      expect(rows.every((row) => row.unit === 'EUR/contact')).toBe(true);
    });

    it('changes nothing when it runs again', async () => {
      const [days, months, runs] = [await stored('D'), await stored('M'), await kpiRuns()];
      const again = await rollUpKpis(world, { fromDay: FIRST, toDay: END });
      expect(again).toMatchObject({ fresh: false, changed: 0, runId: runs[0]?.id });
      expect(await rollUpKpis(world, { fromDay: '2026-10-22', toDay: '2026-10-23' })).toMatchObject({
        fresh: false,
      });
      expect([await stored('D'), await stored('M'), await kpiRuns()]).toEqual([days, months, runs]);
    });

    it('does not read again what it has answered, until a plan is published', async () => {
      const said: string[] = [];
      const heard: World = { ...world, progress: (_share, text) => said.push(text) };
      const first = (await kpiRuns())[0];
      const question = { fromDay: FIRST, toDay: END };
      const again = await rollUpKpis(heard, question);
      expect(again).toEqual({ runId: first?.id, fresh: false, values: first?.counts?.values, changed: 0 });
      expect(said).toEqual([]);
      await rollUpKpis(heard, { ...question, planLagMs: 1 });
      expect(said).toContain('records read');
      said.length = 0;
      await inTenant(database, TENANT, async (transaction) => {
        const version = { id: 'plan-2', runId: 'import-actuals', forecastVersionId: null, targets: {} };
        await insertPlanVersion(transaction, world.scope, version);
        await publishPlan(transaction, world.scope, 'plan-2', SPAN.toMs);
      });
      expect(await rollUpKpis(heard, question)).toMatchObject({ fresh: false, changed: 0 });
      expect(said).toContain('records read');
    });

    it('restates the day and month of a corrected interval, and goes back with it', async () => {
      const before = [...(await stored('D')), ...(await stored('M'))];
      const row = actuals.find(
        ({ queueId, startMs, offered }) =>
          queueId === 'orders' && startMs > Date.UTC(2026, 9, 22, 8) && (offered ?? 0) > 3,
      ) as IntervalActual;
      const day = { fromDay: '2026-10-22', toDay: '2026-10-23' };
      await importActuals(world, data, [{ ...row, handledWithin: 1 }], 'import-late');
      const late = await rollUpKpis(world, day);
      expect(late.fresh).toBe(true);
      const after = [...(await stored('D')), ...(await stored('M'))];
      const changed = after.filter((value) => value.runId === late.runId);
      expect(changed).toHaveLength(late.changed);
      expect(new Set(changed.map(({ kpi }) => kpi))).toEqual(new Set(['service_level']));
      expect(changed.map(({ scopeKind, grain }) => `${scopeKind} ${grain}`).toSorted()).toEqual(
        ['queue', 'site', 'tenant', 'vendor'].flatMap((kind) => [`${kind} D`, `${kind} M`]),
      );
      expect(after.filter((value) => value.runId !== late.runId)).toEqual(
        before.filter(
          (value) =>
            !changed.some(
              (one) =>
                one.scopeKind === value.scopeKind &&
                one.scopeId === value.scopeId &&
                one.kpi === value.kpi &&
                one.policy === value.policy &&
                one.grain === value.grain &&
                one.fromAt === value.fromAt,
            ),
        ),
      );
      await importActuals(world, data, [row], 'import-back');
      const back = await rollUpKpis(world, day);
      expect(back.fresh).toBe(true);
      const withoutRun = (values: StoredKpiValue[]) => values.map(({ runId: _run, ...value }) => value);
      expect(withoutRun([...(await stored('D')), ...(await stored('M'))])).toEqual(withoutRun(before));
      await importActuals(world, data, [{ ...row, handledWithin: 1 }], 'import-late-again');
      expect(await rollUpKpis(world, day)).toMatchObject({ fresh: true, changed: late.changed });
      await importActuals(world, data, [row], 'import-back-again');
      expect(await rollUpKpis(world, day)).toMatchObject({ fresh: true, changed: late.changed });
    });
  });
}
