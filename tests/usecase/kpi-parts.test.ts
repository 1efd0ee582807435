import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumberOf, dayText } from '../../src/calendar/index.ts';
import type { AgentStateSpan, StaffGroup } from '../../src/core/index.ts';
import { evaluateKpi, kpiOf, totalMeasures } from '../../src/kpi/index.ts';
import { rationalToNumber } from '../../src/math/index.ts';
import type { ForecastInForce, HistoryDay, PlanInForce, PublishedPlanDay } from '../../src/store/index.ts';
import { DaySumsTable } from '../../src/usecase/kpi/day-sums.ts';
import { addForecastErrors } from '../../src/usecase/kpi/forecast-sums.ts';
import type { KpiOrganisation } from '../../src/usecase/kpi/kpi-organisation.ts';
import { monthOf, monthsTouched } from '../../src/usecase/kpi/months.ts';
import { policiesInMonth } from '../../src/usecase/kpi/policies.ts';
import { positionPieces } from '../../src/usecase/kpi/position-time.ts';
import { splitWhole } from '../../src/usecase/kpi/split-whole.ts';
import { addStaffing } from '../../src/usecase/kpi/staffing-sums.ts';

const HALF_HOUR = 1_800_000;
const DAY = '2026-10-20';
const START = Date.UTC(2026, 9, 20);

const span = (
  agentId: string,
  from: number,
  to: number,
  queueId: string | null,
  state: AgentStateSpan['state'] = 'talk',
): AgentStateSpan => ({
  agentId,
  groupId: 'front',
  state,
  fromMs: START + from * 60_000,
  toMs: START + to * 60_000,
  queueId,
});

const group = (queueIds: readonly string[]): StaffGroup => ({
  id: 'front',
  name: 'front',
  siteId: 'site',
  vendorId: null,
  queueIds,
  costPerHour: { amount: '1', currency: 'EUR' },
  paidHoursPerFtePerWeek: 35,
});

const plan = (queueId: string, required: readonly number[]): PlanInForce => ({
  queueId,
  day: DAY,
  firstStartMs: START,
  intervalMinutes: 30,
  sources: required.map(() => ({ required: Float64Array.from(required) }) as unknown as PublishedPlanDay),
});

function staffedMinutes(
  plans: readonly PlanInForce[],
  spans: readonly AgentStateSpan[],
): Record<string, number | undefined> {
  const table = new DaySumsTable();
  const queueIds = plans.map(({ queueId }) => queueId);
  const organisation: KpiOrganisation = {
    tenantId: 't',
    queues: [],
    groups: [group(queueIds)],
    sites: [],
    vendors: [],
    settings: [],
  };
  addStaffing(table, organisation, plans, new Map([['front', spans]]));
  return Object.fromEntries(
    queueIds.map((id) => {
      const sums = table.merged([id], dayNumberOf(DAY))?.sums;
      const total = sums && totalMeasures(sums, ['staffedMinutes']).totals.get('staffedMinutes');
      return [id, total && rationalToNumber(total)];
    }),
  );
}

describe('splitting whole contacts', () => {
  it('adds up, gives whole parts, and is off by less than one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 6 }),
        (total, weights) => {
          const parts = splitWhole(total, weights);
          const sum = weights.reduce((all, weight) => all + weight, 0);
          expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
          parts.forEach((part, index) => {
            const share = sum === 0 ? total / weights.length : (total * (weights[index] as number)) / sum;
            expect(Math.abs(part - share)).toBeLessThan(1);
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('whose time an agent gives', () => {
  it('counts overlapping contacts once, for the one that began first', () => {
    const pieces = positionPieces([
      span('a', 0, 20, 'chat', 'chat'),
      span('a', 10, 30, 'mail', 'email'),
      span('a', 12, 18, 'mail', 'email'),
      span('a', 30, 40, null, 'break'),
      span('b', 5, 15, null, 'available'),
    ]);
    expect(
      pieces.map(({ queueId, fromMs, toMs }) => [
        queueId,
        (fromMs - START) / 60_000,
        (toMs - START) / 60_000,
      ]),
    ).toEqual([
      ['chat', 0, 20],
      ['mail', 20, 30],
      [null, 5, 15],
    ]);
  });

  it('shares waiting time of several queues as the plan wanted, cut at interval borders', () => {
    const spans = [span('a', 0, 60, null, 'available'), span('b', 15, 45, 'mail', 'email')];
    expect(staffedMinutes([plan('voice', [3, 1]), plan('mail', [1, 1])], spans)).toEqual({
      voice: 22.5 + 15,
      mail: 7.5 + 15 + 30,
    });
  });

  it('shares equally where nothing is required, and knows nothing without states', () => {
    const spans = [span('a', 0, 30, null, 'available')];
    expect(staffedMinutes([plan('voice', [0]), plan('mail', [0])], spans)).toEqual({ voice: 15, mail: 15 });
    expect(staffedMinutes([plan('voice', [2])], [])).toEqual({ voice: undefined });
  });

  it('loses no minute and invents none', () => {
    const minute = fc.integer({ min: 0, max: 119 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
          minLength: 5,
          maxLength: 5,
        }),
        (waits, wanted) => {
          const spans = waits.map(([from, length], index) =>
            span(`agent-${index}`, from, Math.min(150, from + length), null, 'available'),
          );
          const found = staffedMinutes(
            [
              plan(
                'voice',
                wanted.map(([voice]) => voice),
              ),
              plan(
                'mail',
                wanted.map(([, mail]) => mail),
              ),
            ],
            spans,
          );
          const given = spans.reduce((total, one) => total + (one.toMs - one.fromMs) / 60_000, 0);
          expect((found.voice ?? 0) + (found.mail ?? 0)).toBeCloseTo(given, 3);
        },
      ),
      { numRuns: 100 },
    );
    expect(HALF_HOUR * 5).toBe(150 * 60_000);
  });
});

describe('months', () => {
  it('hold every day once and follow each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 900 }), (from, length) => {
        const months = monthsTouched(from, from + length);
        expect(months[0]).toEqual(monthOf(from));
        expect(months.slice(1).map(({ fromDay }) => fromDay)).toEqual(
          months.slice(0, -1).map(({ toDay }) => toDay),
        );
        expect(months.at(-1)?.toDay).toBeGreaterThanOrEqual(from + length);
        for (const { first, fromDay } of months) expect(dayText(fromDay)).toBe(first);
      }),
      { numRuns: 100 },
    );
  });

  it('are kept under every policy that was in force in them', () => {
    const setting = (validFrom: string, serviceLevelPolicy: 'offered' | 'answered' | 'virtual') => ({
      queueId: 'q',
      validFrom,
      serviceLevelPolicy,
      thresholdSeconds: 20,
      shortAbandonSeconds: 5,
    });
    const settings = [setting('2026-10-10', 'answered'), setting('1970-01-01', 'virtual')];
    const policies = (day: string) => policiesInMonth(settings, ['q'], monthOf(dayNumberOf(day)));
    expect(policies('2026-09-15')).toEqual(['offered']);
    expect(policies('2026-10-15')).toEqual(['answered', 'offered']);
    expect(policies('2026-11-15')).toEqual(['answered']);
  });
});

describe('forecast errors', () => {
  it('score the median for absolute errors and the mean for bias, as the accuracy table does', () => {
    const forecast = {
      queueId: 'billing',
      day: DAY,
      mean: Float64Array.from([2.5, 2.75, 4, Number.NaN]),
      median: Float64Array.from([2, 2, 4, Number.NaN]),
    } as unknown as ForecastInForce;
    const history = {
      queueId: 'billing',
      day: DAY,
      metric: 'offered',
      values: Float64Array.from([2, 3, Number.NaN, 7]),
    } as unknown as HistoryDay;
    const table = new DaySumsTable();
    addForecastErrors(table, [forecast], [history]);
    const { sums } = table.at('billing', dayNumberOf(DAY));
    const exact = (kpi: string): string | null => evaluateKpi(kpiOf(kpi), sums).value;
    expect([exact('forecast_wape'), exact('forecast_accuracy'), exact('forecast_bias')]).toEqual([
      '0.2',
      '0.8',
      '0.05',
    ]);
  });
});
