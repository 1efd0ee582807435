import { describe, expect, it } from 'vitest';
import { planQueue } from '../../src/staffing/index.ts';
import { queueTarget } from '../support/queue-target.ts';
import { readGoldenCsv } from '../support/read-golden.ts';
import { utcDayGrid } from '../support/utc-day-grid.ts';

/** Agent-hours of plain Erlang C at 80 % of offered within 20 s, as published with the reference days. */
const DAYS = [
  { day: 'd1', intervalMinutes: 30, agentHours: 222.5 },
  { day: 'd2', intervalMinutes: 30, agentHours: 925.5 },
  { day: 'd3', intervalMinutes: 15, agentHours: 926.8 },
  { day: 'd4', intervalMinutes: 30, agentHours: 945.0 },
  { day: 'd5', intervalMinutes: 30, agentHours: 322.0 },
];

describe('the five reference days', () => {
  it.each(DAYS)('$day takes $agentHours agent-hours', ({ day, intervalMinutes, agentHours }) => {
    const rows = readGoldenCsv(`staffing/${day}.csv`);
    const byStart = (metric: string) =>
      new Map(
        rows
          .filter((row) => row.metric === metric)
          .map((row) => [Date.parse(row.start as string), Number(row.mean)]),
      );
    const [volumes, handleTimes] = [byStart('offered'), byStart('ahtSeconds')];
    const grid = utcDayGrid({
      firstDay: '2026-11-02',
      days: 1,
      intervalMinutes,
      open: (startMs) => volumes.has(startMs),
    });
    const plan = planQueue({
      target: queueTarget({ sl: { target: 0.8, withinSeconds: 20 } }),
      grid,
      offered: grid.startsMs.map((startMs) => volumes.get(startMs) ?? 0),
      ahtSeconds: grid.startsMs.map((startMs) => handleTimes.get(startMs) ?? Number.NaN),
    });
    expect(volumes.size).toBe((15 * 60) / intervalMinutes);
    expect(plan.faults).toEqual([]);
    const hours = (plan.net.reduce((sum, agents) => sum + agents, 0) * intervalMinutes) / 60;
    expect(Math.abs(hours - agentHours)).toBeLessThanOrEqual(0.05);
    for (let i = 0; i < plan.net.length; i++) {
      if (grid.open[i] === 1) expect(plan.serviceLevel[i]).toBeGreaterThanOrEqual(0.8);
    }
  });
});
