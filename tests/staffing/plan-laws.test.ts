import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planQueue } from '../../src/staffing/index.ts';
import { queueTarget } from '../support/queue-target.ts';
import { utcDayGrid } from '../support/utc-day-grid.ts';

const RUNS = { numRuns: 60 };
const HOURS = 24;
const grid = utcDayGrid({
  firstDay: '2026-11-02',
  days: 1,
  intervalMinutes: 60,
  open: (_start, slot) => slot >= 8 && slot < 20,
});

const volumes = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 400, noNaN: true })), {
    minLength: HOURS,
    maxLength: HOURS,
  })
  .map((values) => Float64Array.from(values, (value, slot) => (grid.open[slot] === 1 ? value : 0)));
const ahts = fc
  .array(fc.double({ min: 30, max: 900, noNaN: true }), { minLength: HOURS, maxLength: HOURS })
  .map((values) => Float64Array.from(values));

const shrinkage = [
  { name: 'breaks', rate: 0.08, planned: true, paid: true },
  { name: 'unpaid leave', rate: 0.03, planned: true, paid: false },
];
const base = {
  sl: { target: 0.8, withinSeconds: 20 },
  minAgents: 1,
  shrinkage,
  costPerHour: { amount: '24.50', currency: 'EUR' },
};
const kinds: Record<string, Record<string, unknown>> = {
  voice: base,
  'voice with ASA and occupancy': { ...base, asa: { seconds: 15 }, maxOccupancy: 0.85 },
  chat: { ...base, channel: 'chat', ahtByConcurrency: [300, 360, 420] },
  email: { ...base, channel: 'email', deadlineHours: 4, maxOccupancy: 0.9 },
};

describe.each(Object.entries(kinds))('a plan for %s', (_name, keys) => {
  const target = queueTarget(keys);

  it('never has less gross than net, nor net than required, nor anything while closed', () => {
    fc.assert(
      fc.property(volumes, ahts, (offered, ahtSeconds) => {
        const plan = planQueue({ target, grid, offered, ahtSeconds });
        for (let i = 0; i < HOURS; i++) {
          const [required, net, gross] = [plan.required[i], plan.net[i], plan.gross[i]] as number[];
          expect(net).toBeGreaterThanOrEqual(required as number);
          expect(gross).toBeGreaterThanOrEqual(net as number);
          expect(plan.grossAgents[i]).toBeGreaterThanOrEqual((gross as number) - 1e-9);
          expect(plan.grossAgents[i]).toBeLessThan((gross as number) + 1);
          if (grid.open[i] === 1) {
            expect(net).toBeGreaterThanOrEqual(1);
            expect(plan.binding[i]).not.toBeNull();
          } else {
            expect([required, net, gross, plan.erlangs[i], plan.grossAgents[i], plan.fte[i]]).toEqual([
              0, 0, 0, 0, 0, 0,
            ]);
            expect(plan.cost[i]).toEqual({ amount: '0', currency: 'EUR' });
            expect(plan.binding[i]).toBeNull();
          }
        }
      }),
      RUNS,
    );
  });
});

describe.each(Object.entries(kinds).filter(([name]) => name !== 'email'))(
  'staff for %s, interval by interval',
  (_name, keys) => {
    const target = queueTarget(keys);
    const staff = (offered: Float64Array, ahtSeconds: Float64Array, with_ = target) =>
      planQueue({ target: with_, grid, offered, ahtSeconds }).required;

    it('never falls when contacts, handle time or targets rise', () => {
      fc.assert(
        fc.property(volumes, ahts, fc.double({ min: 1, max: 1.4, noNaN: true }), (offered, aht, factor) => {
          const before = staff(offered, aht);
          const stricter = queueTarget({ ...keys, sl: { target: 0.9, withinSeconds: 10 }, minAgents: 2 });
          for (const after of [
            staff(
              offered.map((value) => value * factor),
              aht,
            ),
            staff(
              offered,
              aht.map((value) => value * factor),
            ),
            staff(offered, aht, stricter),
          ]) {
            after.forEach((agents, i) => {
              expect(agents).toBeGreaterThanOrEqual(before[i] as number);
            });
          }
        }),
        RUNS,
      );
    });

    it('stays the same when an interval is split and its contacts with it', () => {
      const halves = utcDayGrid({
        firstDay: '2026-11-02',
        days: 1,
        intervalMinutes: 30,
        open: (_start, slot) => slot >= 16 && slot < 40,
      });
      fc.assert(
        fc.property(volumes, ahts, (offered, ahtSeconds) => {
          const whole = staff(offered, ahtSeconds);
          const split = planQueue({
            target,
            grid: halves,
            offered: Float64Array.from({ length: 48 }, (_, i) => (offered[i >> 1] as number) / 2),
            ahtSeconds: Float64Array.from({ length: 48 }, (_, i) => ahtSeconds[i >> 1] as number),
          }).required;
          split.forEach((agents, i) => {
            expect(agents).toBe(whole[i >> 1]);
          });
        }),
        RUNS,
      );
    });
  },
);
