import { describe, expect, it } from 'vitest';
import { queueModel } from '../../src/erlang/index.ts';
import { abandonmentAdvice, planQueue } from '../../src/staffing/index.ts';
import { queueTarget } from '../support/queue-target.ts';
import { utcDayGrid } from '../support/utc-day-grid.ts';

const grid = utcDayGrid({
  firstDay: '2026-11-02',
  days: 1,
  intervalMinutes: 30,
  open: (_start, slot) => slot >= 18 && slot < 36,
});
const at = (slot: number, value: number, elsewhere = 0) =>
  Float64Array.from(grid.startsMs, (_, i) => (i === slot ? value : elsewhere));
const constant = (value: number) => at(-1, 0, value);
const level = { sl: { target: 0.8, withinSeconds: 20 } };

describe('one interval by hand', () => {
  it('100 calls of 3 minutes in half an hour: 14 agents, 20 people at 70 %, and what they cost', () => {
    const target = queueTarget({
      ...level,
      shrinkage: [
        { name: 'breaks', rate: 0.2, planned: true, paid: true },
        { name: 'unpaid leave', rate: 0.1, planned: true, paid: false },
      ],
      costPerHour: { amount: '24.50', currency: 'EUR' },
      fteHoursPerWeek: 35,
    });
    const plan = planQueue({ target, grid, offered: at(20, 100), ahtSeconds: constant(180) });
    expect(plan.model).toBe('erlang-c');
    expect(plan.erlangs[20]).toBe(10);
    expect([plan.required[20], plan.net[20], plan.binding[20]]).toEqual([14, 14, 'serviceLevel']);
    expect(plan.gross[20]).toBe(20);
    expect(plan.grossAgents[20]).toBe(20);
    expect(plan.fte[20]).toBeCloseTo(10 / 35, 12);
    // 20 people for half an hour, of which 90 % is paid: 9 h at 24.50.
    expect(plan.cost[20]).toEqual({ amount: '220.5', currency: 'EUR' });
    expect(plan.serviceLevel[20]).toBeCloseTo(0.8883500191794669, 12);
    expect(plan.asaSeconds[20]).toBeCloseTo(7.835937011777243, 10);
    expect(plan.occupancy[20]).toBeCloseTo(10 / 14, 12);
    expect(plan.pTarget[20]).toBeNaN();
  });

  it('nobody calls in an open interval: the minimum stands, and there is no service level to measure', () => {
    const plan = planQueue({
      target: queueTarget({ ...level, minAgents: 2 }),
      grid,
      offered: constant(0),
      ahtSeconds: constant(Number.NaN),
    });
    expect([plan.required[20], plan.binding[20], plan.occupancy[20]]).toEqual([2, 'minimum', 0]);
    expect(plan.serviceLevel[20]).toBeNaN();
    expect([plan.required[3], plan.binding[3]]).toEqual([0, null]);
  });

  it('chats held three at once are the exact chain at their arrival rate, and never more agents than slots need', () => {
    const ahtByConcurrency = [480, 552, 624];
    const planned = (keys: Record<string, unknown>) =>
      planQueue({
        target: queueTarget({ ...level, channel: 'chat', ahtByConcurrency, ...keys }),
        grid,
        offered: at(20, 60),
        ahtSeconds: constant(700),
      });
    const plan = planned({});
    expect(plan.model).toBe('chat');
    expect(plan.erlangs[20]).toBeCloseTo((60 * 480) / 1800, 12);
    // The chain reads the arrival rate only: one chat each 30 s, whatever the load's own handle time.
    const rate = { erlangs: 1 / 30, ahtSeconds: 1 };
    const sized = queueModel('chat', { ahtByConcurrency }).size(rate, {
      serviceLevel: { target: 0.8, withinSeconds: 20, policy: 'offered' },
    });
    expect(plan.required[20]).toBe(sized.agents);
    expect(plan.required[20]).toBeLessThanOrEqual(planned({ model: 'chat-slots' }).required[20] as number);
    // Patience given with the queue reaches the chain.
    const patient = planned({ patienceSeconds: 1 }).required[20] as number;
    expect(patient).toBeLessThan(plan.required[20] as number);
  });

  it('passes each parameter to the model that reads it', () => {
    const cases: [string, Record<string, number>][] = [
      ['erlang-a', { patienceSeconds: 60 }],
      ['erlang-k', { lines: 25 }],
      ['erlang-ka', { lines: 25, patienceSeconds: 60 }],
      ['erlang-x', { patienceSeconds: 60, retryProbability: 0.5 }],
      ['blend', { idleThreshold: 6 }],
    ];
    const serviceLevel = { target: 0.8, withinSeconds: 20, policy: 'offered' } as const;
    for (const [model, parameters] of cases) {
      const target = queueTarget({ ...level, model, ...parameters });
      const plan = planQueue({ target, grid, offered: at(20, 100), ahtSeconds: constant(180) });
      const sized = queueModel(model, parameters).size({ erlangs: 10, ahtSeconds: 180 }, { serviceLevel });
      expect([model, plan.required[20]]).toEqual([model, sized.agents]);
      expect(plan.serviceLevel[20]).toBe(sized.performance.serviceLevel?.offered);
    }
  });

  it('chats held three at once as slots, where the targets say so', () => {
    const target = queueTarget({
      ...level,
      channel: 'chat',
      model: 'chat-slots',
      ahtByConcurrency: [480, 552, 624],
    });
    const plan = planQueue({ target, grid, offered: at(20, 60), ahtSeconds: constant(480) });
    expect(plan.model).toBe('chat-slots');
    expect(plan.ahtSeconds[20]).toBe(624);
    expect(plan.erlangs[20]).toBeCloseTo(20.8, 12);
    // 25 slots of Erlang C: nine agents of three, eight would hold 24.
    expect(plan.required[20]).toBe(9);
  });

  it('shows no handle time where a queue is closed, on every channel', () => {
    for (const keys of [
      level,
      { ...level, channel: 'chat', ahtByConcurrency: [480, 552] },
      { channel: 'email', deadlineHours: 4 },
    ]) {
      const plan = planQueue({
        target: queueTarget(keys),
        grid,
        offered: at(20, 9),
        ahtSeconds: constant(180),
      });
      expect(plan.ahtSeconds[3]).toBeNaN();
      expect(plan.ahtSeconds[20]).toBeGreaterThan(0);
    }
  });

  it('a season of sickness lifts gross on its days only', () => {
    const two = utcDayGrid({ firstDay: '2026-10-31', days: 2, intervalMinutes: 60, open: () => true });
    const plan = planQueue({
      target: queueTarget({
        ...level,
        shrinkage: [{ name: 'sick', rate: 0.06, planned: false, paid: true, from: '2026-11-01' }],
      }),
      grid: two,
      offered: new Float64Array(48).fill(100),
      ahtSeconds: new Float64Array(48).fill(180),
    });
    expect(plan.gross[23]).toBe(plan.net[23]);
    expect(plan.gross[24]).toBeCloseTo((plan.net[24] as number) / 0.94, 12);
  });
});

describe('what cannot be planned', () => {
  it('is listed hole by hole, and the good intervals are kept', () => {
    const offered = at(20, Number.NaN, 10);
    const plan = planQueue({
      target: queueTarget(level),
      grid,
      offered,
      ahtSeconds: at(21, Number.NaN, 180),
    });
    expect(plan.faults.map(({ code, column }) => [code, column])).toEqual([
      ['FORECAST_HOLE', 'offered'],
      ['FORECAST_HOLE', 'ahtSeconds'],
    ]);
    expect(plan.faults[0]?.message).toContain('2026-11-02T10:00:00Z');
    expect([plan.net[20], plan.gross[20], plan.cost[20]]).toEqual([Number.NaN, Number.NaN, null]);
    expect(plan.net[22]).toBeGreaterThan(0);
  });

  it('is a load that no model takes: that interval is a fault with its start, the others are kept', () => {
    const plan = planQueue({
      target: queueTarget(level),
      grid,
      offered: at(20, 1e12, 10),
      ahtSeconds: constant(180),
    });
    expect(plan.faults).toHaveLength(1);
    expect(plan.faults[0]).toMatchObject({
      code: 'QUEUE_INPUT_INVALID',
      column: 'offered',
      value: '1000000000000',
      message: expect.stringMatching(/"q".*2026-11-02T10:00:00Z.*erlangs is 100000000000/),
    });
    expect([plan.required[20], plan.gross[20]]).toEqual([Number.NaN, Number.NaN]);
    expect(plan.required[21]).toBeGreaterThan(0);
  });

  it('is too few lines in one busy interval; too few everywhere is one fault for the queue', () => {
    const target = queueTarget({ model: 'erlang-k', lines: 8, maxBlocking: 0.01 });
    const request = { target, grid, ahtSeconds: constant(180) };
    const plan = planQueue({ ...request, offered: at(20, 100, 10) });
    expect(plan.faults.map(({ code, field }) => [code, field])).toEqual([
      ['QUEUE_TARGET_INVALID', 'queues.q'],
    ]);
    expect(() => planQueue({ ...request, offered: constant(100) })).toThrow(
      /"q" cannot be planned at .*lines/,
    );
  });

  it('says what is wrong with a handle time of 0, and does not call it a hole', () => {
    const { faults } = planQueue({
      target: queueTarget(level),
      grid,
      offered: constant(10),
      ahtSeconds: at(20, 0, 180),
    });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toMatch(/10 contacts at .* with ahtSeconds 0; a handle time is above 0/);
    expect(faults[0]?.next).toMatch(/^Correct ahtSeconds/);
  });

  it('stops a backlog, which cannot skip an interval', () => {
    const target = queueTarget({ channel: 'email', deadlineHours: 4 });
    expect(() =>
      planQueue({ target, grid, offered: at(20, Number.NaN, 1), ahtSeconds: constant(180) }),
    ).toThrow(/no offered at 2026-11-02T10:00:00Z/);
  });

  it('is a forecast without handle time: one fault for the queue, which names the key that gives one', () => {
    for (const keys of [level, { channel: 'email', deadlineHours: 4 }]) {
      const plan = (more: Record<string, unknown>, aht = constant(Number.NaN)) =>
        planQueue({ target: queueTarget({ ...keys, ...more }), grid, offered: at(20, 100), ahtSeconds: aht });
      expect(() => plan({})).toThrow(
        expect.objectContaining({
          code: 'FORECAST_AHT_MISSING',
          message: expect.not.stringContaining('NaN'),
          fault: expect.objectContaining({ next: expect.stringContaining('ahtSeconds') }),
        }),
      );
      expect(plan({ ahtSeconds: 180 }).erlangs[20]).toBe(10);
      expect(plan({ ahtSeconds: 180 }, constant(0)).erlangs[20]).toBe(10);
      // A forecast's own handle time wins.
      expect(plan({ ahtSeconds: 180 }, constant(360)).erlangs[20]).toBe(20);
    }
  });

  it('names what a model needs when the targets do not give it', () => {
    const plan = (keys: Record<string, unknown>) =>
      planQueue({ target: queueTarget(keys), grid, offered: constant(1), ahtSeconds: constant(180) });
    expect(() => plan({ model: 'erlang-a' })).toThrow(/queues.q.patienceSeconds is missing: .*erlang-a/);
    expect(() => plan({ channel: 'email', deadlineHours: 0.25 })).toThrow(/15 minutes, shorter than/);
  });

  it('is a whole day at once', () => {
    const days = utcDayGrid({ firstDay: '2026-11-02', days: 2, intervalMinutes: 1440, open: () => true });
    const request = { grid: days, offered: new Float64Array(2), ahtSeconds: new Float64Array(2) };
    expect(() => planQueue({ target: queueTarget(level), ...request })).toThrow(/intervals of 1440 minutes/);
  });

  it('is never open', () => {
    const shut = utcDayGrid({ firstDay: '2026-11-02', days: 1, intervalMinutes: 30, open: () => false });
    const target = queueTarget({ channel: 'email', deadlineHours: 4 });
    expect(() => planQueue({ target, grid: shut, offered: constant(1), ahtSeconds: constant(180) })).toThrow(
      /never open/,
    );
  });
});

describe('advice on abandonment', () => {
  it('is given where callers hang up and only a level is asked for', () => {
    const advice = (keys: Record<string, unknown>) => abandonmentAdvice(queueTarget({ ...level, ...keys }));
    const patient = { model: 'erlang-a', patienceSeconds: 120 };
    expect(advice(patient)).toMatch(
      /^Queue q: erlang-a .*an abandonment cap always belongs beside an SL target/,
    );
    expect(advice({ ...patient, model: 'erlang-x', retryProbability: 0.2 })).not.toBeNull();
    expect(advice({ ...patient, maxAbandonment: 0.05 })).toBeNull();
    expect(advice({ ...patient, model: 'erlang-c' })).toBeNull();
    expect(abandonmentAdvice(queueTarget(patient))).toBeNull();
  });
});
