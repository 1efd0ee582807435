import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExplanation, type Explanation } from '../../src/core/index.ts';
import { EXPLAINED_COLUMNS, explainStaffing, planQueue } from '../../src/staffing/index.ts';
import { queueTarget } from '../support/queue-target.ts';
import { utcDayGrid } from '../support/utc-day-grid.ts';

const grid = utcDayGrid({
  firstDay: '2026-11-02',
  days: 1,
  intervalMinutes: 60,
  open: (_s, slot) => slot > 7 && slot < 20,
});
const shrinkage = [
  { name: 'breaks', rate: 0.083, planned: true, paid: true },
  { name: 'unpaid leave', rate: 0.031, planned: true, paid: false },
];
const rest = {
  shrinkage,
  costPerHour: { amount: '23.37', currency: 'EUR' },
  sl: { target: 0.8, withinSeconds: 20 },
};
const targets = [
  queueTarget({ ...rest, minAgents: 3, maxOccupancy: 0.9 }),
  queueTarget({ ...rest, channel: 'chat', ahtByConcurrency: [300, 360], compounding: 'multiplicative' }),
  queueTarget({ ...rest, channel: 'email', deadlineHours: 4 }),
];
const planFor = (target: (typeof targets)[number], volume: number, aht: number) =>
  planQueue({
    target,
    grid,
    offered: Float64Array.from(grid.open, (open) => open * volume),
    ahtSeconds: new Float64Array(24).fill(aht),
  });

function labels(node: Explanation): string[] {
  return [node.label, ...node.parts.flatMap(labels)];
}

describe('an explanation of staff', () => {
  it('re-adds to every number of the plan', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...targets),
        fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 300, noNaN: true })),
        fc.double({ min: 20, max: 900, noNaN: true }),
        fc.nat({ max: 23 }),
        (target, volume, aht, index) => {
          const plan = planFor(target, volume, aht);
          for (const column of EXPLAINED_COLUMNS) {
            const tree = explainStaffing(plan, index, column);
            expect(checkExplanation(tree)).toEqual([]);
            const value = column === 'cost' ? plan.cost[index]?.amount : plan[column][index];
            expect(tree.value).toBe(value);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('fails to re-add when a number of the plan is altered', () => {
    const plan = planFor(targets[0] as (typeof targets)[number], 100, 180);
    const gross = plan.gross.slice();
    gross[10] = (gross[10] as number) + 1;
    expect(checkExplanation(explainStaffing({ ...plan, gross }, 10, 'gross'))).toHaveLength(1);
  });

  it('walks from contacts to cost, naming what binds', () => {
    const plan = planFor(targets[0] as (typeof targets)[number], 100, 180);
    const found = labels(explainStaffing(plan, 10));
    for (const label of [
      'Cost',
      'Gross paid hours',
      'Gross staff',
      'Net staff on position',
      'Required staff (decided by serviceLevel)',
      'Staff by erlang-c',
      'Offered load',
      'Offered contacts',
      'AHT',
      'Service level target (offered)',
      'breaks (planned, paid)',
      'Paid share of gross time',
    ]) {
      expect(found).toContain(label);
    }
  });

  it("hangs the forecast's own explanation below its number, and notices when it is another number", () => {
    const plan = planFor(targets[0] as (typeof targets)[number], 100, 180);
    const made = (value: number): Explanation => ({
      label: 'Forecast',
      value,
      unit: 'contacts',
      operation: 'given',
      parts: [],
    });
    const right = explainStaffing(plan, 10, 'required', { offered: made(100) });
    expect(labels(right)).toContain('Forecast');
    expect(checkExplanation(right)).toEqual([]);
    expect(checkExplanation(explainStaffing(plan, 10, 'required', { offered: made(90) }))).toHaveLength(1);
  });

  it("names the source of a handle time that is not the forecast's", () => {
    const found = (target: (typeof targets)[number], aht: number) =>
      labels(explainStaffing(planFor(target, 100, aht), 10));
    const chat = found(targets[1] as (typeof targets)[number], 180);
    expect(chat).toContain('Handle time at 1 chat at once, from ahtByConcurrency (targets)');
    expect(chat).toContain('Handle time of a chat beside 1 others');
    const slots = queueTarget({
      ...rest,
      channel: 'chat',
      model: 'chat-slots',
      ahtByConcurrency: [300, 360],
    });
    expect(found(slots, 180)).toContain('Handle time at 2 chats at once, from ahtByConcurrency (targets)');
    const given = queueTarget({ ...rest, ahtSeconds: 200 });
    const fromTargets = 'AHT, from ahtSeconds (targets; the forecast has none)';
    expect(found(given, Number.NaN)).toContain(fromTargets);
    expect(found(given, 180)).not.toContain(fromTargets);
  });

  it('names the parameters that its model reads, and no others', () => {
    const keys = { ...rest, channel: 'voice', patienceSeconds: 120, lines: 60, retryProbability: 0.3 };
    const found = (model: string) =>
      labels(explainStaffing(planFor(queueTarget({ ...keys, model }), 100, 180), 10, 'required'));
    const [patience, lines, retry] = [
      'Mean patience of a caller',
      'Lines, in service and waiting',
      'Callers who hang up and call again',
    ];
    const named = (model: string) => found(model).filter((label) => [patience, lines, retry].includes(label));
    expect(named('erlang-c')).toEqual([]);
    expect(named('erlang-a')).toEqual([patience]);
    expect(named('erlang-k')).toEqual([lines]);
    expect(named('erlang-ka')).toEqual([lines, patience]);
    expect(named('erlang-x')).toEqual([patience, retry]);
  });

  it('says what it does not have', () => {
    const plan = planFor(queueTarget({}), 10, 180);
    expect(() => explainStaffing(plan, 24)).toThrow(/no interval 24/);
    expect(() => explainStaffing(plan, 10, 'cost')).toThrow(/no cost at 2026-11-02T10:00:00Z/);
    expect(explainStaffing(plan, 2, 'required')).toMatchObject({
      value: 0,
      label: 'Required staff (closed)',
    });
  });
});
