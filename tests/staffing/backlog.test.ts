import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBacklog } from '../../src/staffing/index.ts';
import { clearBacklog } from '../support/clear-backlog.ts';

const RUNS = { numRuns: 200 };
const SLACK = 1e-6;

const problems = fc
  .record({
    slots: fc.array(
      fc.record({
        work: fc.oneof(
          fc.constant(0),
          fc.integer({ min: 0, max: 9 }),
          fc.double({ min: 0, max: 9, noNaN: true }),
        ),
        open: fc.constantFrom(1, 1, 1, 0),
      }),
      { minLength: 1, maxLength: 60 },
    ),
    deadlineIntervals: fc.integer({ min: 1, max: 14 }),
    endOfHorizon: fc.constantFrom('clear' as const, 'carry' as const),
  })
  .map(({ slots, deadlineIntervals, endOfHorizon }) => ({
    work: Float64Array.from(slots, (slot) => slot.work),
    open: Uint8Array.from(slots, (slot) => slot.open),
    deadlineIntervals,
    endOfHorizon,
  }));

/** The largest of (work due by j - work arrived by i) / (j - i), by looking at every window. */
function peakByWindows(problem: {
  readonly work: Float64Array;
  readonly open: Uint8Array;
  readonly deadlineIntervals: number;
  readonly endOfHorizon: 'clear' | 'carry';
}): number {
  const { work, open, deadlineIntervals, endOfHorizon } = problem;
  const opened = [...open.keys()].filter((i) => open[i] === 1);
  const sumBefore = (index: number): number => work.slice(0, index).reduce((sum, value) => sum + value, 0);
  const atOpening = opened.map((index) => sumBefore(index));
  const atClosing = opened.map((index) => sumBefore(index + 1));
  let peak = 0;
  for (let j = 1; j <= opened.length; j++) {
    let due = j >= deadlineIntervals ? (atOpening[j - deadlineIntervals] ?? 0) : 0;
    if (j === opened.length && endOfHorizon === 'clear') due = atClosing[j - 1] as number;
    for (let i = 0; i < j; i++) {
      const arrived = i === 0 ? 0 : (atClosing[i - 1] as number);
      peak = Math.max(peak, (due - arrived) / (j - i));
    }
  }
  return peak;
}

describe('the least staffing of a backlog', () => {
  it('meets every deadline in fractions and in whole agents, judged by doing the work', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const plan = planBacklog(problem);
        expect(clearBacklog({ ...problem, staff: plan.level }).late).toBeLessThan(SLACK);
        const whole = clearBacklog({ ...problem, staff: plan.agents });
        expect(whole.late).toBeLessThan(SLACK);
        expect(Math.abs(whole.left - (plan.waiting.at(-1) as number))).toBeLessThan(SLACK);
        for (const agents of plan.agents) expect(Number.isInteger(agents)).toBe(true);
      }),
      RUNS,
    );
  });

  it('has the smallest peak there is: the busiest window of work due', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const plan = planBacklog(problem);
        expect(plan.peak).toBeCloseTo(peakByWindows(problem), 8);
        expect(Math.max(0, ...plan.agents)).toBeLessThanOrEqual(Math.ceil(plan.peak - 1e-10));
      }),
      RUNS,
    );
  });

  it('misses a deadline with one agent fewer all the time', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const carry = { ...problem, endOfHorizon: 'carry' as const };
        const peak = Math.max(0, ...planBacklog(carry).agents);
        fc.pre(peak > 0);
        const fewer = clearBacklog({ ...carry, staff: new Float64Array(carry.work.length).fill(peak - 1) });
        expect(fewer.late).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('loses no work: what arrives is done or waits, and closed intervals do none', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const plan = planBacklog(problem);
        const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
        expect(sum(plan.done) + (plan.waiting.at(-1) as number)).toBeCloseTo(sum(problem.work), 6);
        problem.open.forEach((open, i) => {
          if (open === 0) expect([plan.level[i], plan.agents[i], plan.done[i]]).toEqual([0, 0, 0]);
          expect(plan.done[i]).toBeLessThanOrEqual((plan.agents[i] as number) + SLACK);
        });
      }),
      RUNS,
    );
  });

  it('is as even as can be: no exchange between neighbours that keeps the deadlines evens it out', () => {
    fc.assert(
      fc.property(problems, fc.nat({ max: 58 }), (problem, pick) => {
        const { level } = planBacklog(problem);
        const opened = [...problem.open.keys()].filter((i) => problem.open[i] === 1);
        fc.pre(opened.length >= 2);
        const first = opened[pick % (opened.length - 1)] as number;
        const second = opened[(pick % (opened.length - 1)) + 1] as number;
        const gap = (level[second] as number) - (level[first] as number);
        fc.pre(Math.abs(gap) > 0.01);
        const evened = level.slice();
        evened[first] = (level[first] as number) + gap / 100;
        evened[second] = (level[second] as number) - gap / 100;
        const before = clearBacklog({ ...problem, staff: level });
        const after = clearBacklog({ ...problem, staff: evened });
        // Either a deadline is now missed, or work that had not arrived was asked for and is left over.
        expect(after.late - before.late + (after.left - before.left)).toBeGreaterThan(gap === 0 ? -1 : 1e-9);
      }),
      RUNS,
    );
  });

  it('spreads a night of mail over the morning, and keeps a steady stream steady', () => {
    const night = { work: Float64Array.of(8, 0, 0, 0, 0), open: Uint8Array.of(0, 1, 1, 1, 1) };
    expect([...planBacklog({ ...night, deadlineIntervals: 4 }).agents]).toEqual([0, 2, 2, 2, 2]);
    expect([...planBacklog({ ...night, deadlineIntervals: 2 }).agents]).toEqual([0, 4, 4, 0, 0]);
    const steady = { work: new Float64Array(10).fill(3), open: new Uint8Array(10).fill(1) };
    expect([...planBacklog({ ...steady, deadlineIntervals: 4 }).agents]).toEqual(new Array(10).fill(3));
  });

  it('starts with the backlog there is, and keeps the minimum when it is more', () => {
    const quiet = { work: new Float64Array(4), open: Uint8Array.of(1, 1, 0, 1), deadlineIntervals: 2 };
    expect([...planBacklog({ ...quiet, openingBacklog: 6 }).agents]).toEqual([3, 3, 0, 0]);
    expect([...planBacklog({ ...quiet, minAgents: 2 }).agents]).toEqual([2, 2, 0, 2]);
  });

  it('carries what is due later, when told to', () => {
    const burst = {
      work: Float64Array.of(0, 0, 0, 4),
      open: new Uint8Array(4).fill(1),
      deadlineIntervals: 2,
    };
    expect(planBacklog({ ...burst, endOfHorizon: 'carry' }).waiting.at(-1)).toBe(4);
    expect(planBacklog(burst).waiting.at(-1)).toBe(0);
  });
});
