import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayNumberOf, loadHolidayCalendar, parseHoursFile, zone } from '../../src/calendar/index.ts';
import type { IntervalActual } from '../../src/core/index.ts';
import { AMERICAN_HOLIDAYS, FRENCH_HOLIDAYS } from '../../src/example/holiday-table.ts';
import {
  ANCHOR_DAY,
  DEFAULT_SEED,
  type ExampleData,
  FIRST_DAY,
  generateExample,
  KPI_TARGETS,
  LEG_QUEUE,
  PLAN_TARGETS,
} from '../../src/example/index.ts';
import { sum } from './day-statistics.ts';

const SEEDS = [DEFAULT_SEED, 7];
const WRITTEN_STATES = new Set(['email', 'chat']);
const HANDLING = new Set(['talk', 'hold', 'acw', ...WRITTEN_STATES]);
const examples = new Map<number, ExampleData>();
const hours = (fromMs: number, toMs: number): number => (toMs - fromMs) / 3_600_000;

beforeAll(() => {
  for (const seed of SEEDS) examples.set(seed, generateExample(seed));
});
const example = (seed = DEFAULT_SEED): ExampleData => examples.get(seed) as ExampleData;

describe('the organisation', () => {
  it('names only what it has', () => {
    const { clients, sites, vendors, queues, staffGroups, openingHours } = example().organisation;
    const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map((row) => row.id);
    expect(queues).toHaveLength(8);
    expect(new Set(sites.map((site) => site.timeZone)).size).toBe(2);
    for (const queue of queues) {
      expect(ids(sites)).toContain(queue.siteId);
      expect(ids(clients)).toContain(queue.clientId);
      if (queue.hoursId !== null) expect(Object.keys(openingHours)).toContain(queue.hoursId);
    }
    for (const group of staffGroups) {
      expect(ids(sites)).toContain(group.siteId);
      if (group.vendorId !== null) expect(ids(vendors)).toContain(group.vendorId);
      expect(ids(queues)).toEqual(expect.arrayContaining([...group.queueIds]));
    }
    const served = new Set(staffGroups.flatMap((group) => group.queueIds));
    expect([...served].sort()).toEqual([...ids(queues)].sort());
    expect(new Set(ids(example().agents)).size).toBe(example().agents.length);
  });

  it('has hours that the calendar reads, and targets for every queue on hours that exist', () => {
    const read = parseHoursFile(example().organisation.openingHours);
    expect(Object.keys(PLAN_TARGETS.queues).sort()).toEqual(
      example()
        .organisation.queues.map((queue) => queue.id)
        .sort(),
    );
    for (const target of Object.values(PLAN_TARGETS.queues)) expect([...read.keys()]).toContain(target.hours);
    for (const queue of example().organisation.queues) {
      const target = PLAN_TARGETS.queues[queue.id as keyof typeof PLAN_TARGETS.queues];
      expect(target.channel).toBe(queue.channel);
      if ('sl' in target) expect(target.sl.withinSeconds).toBe(queue.thresholdSeconds);
      if ('deadlineHours' in target) expect(target.deadlineHours * 3600).toBe(queue.thresholdSeconds);
    }
    for (const target of KPI_TARGETS) {
      if (target.queueId !== null) expect(Object.keys(PLAN_TARGETS.queues)).toContain(target.queueId);
    }
  });

  it.each([
    ['FR', FRENCH_HOLIDAYS],
    ['US', AMERICAN_HOLIDAYS],
  ])('%s: its holidays are those of the holiday calendar', async (country, table) => {
    const calendar = await loadHolidayCalendar(country, 2025, 2026);
    const inSpan = [...calendar.keys()].filter((day) => day >= FIRST_DAY && day <= '2026-10-31');
    expect(table.filter((day) => !calendar.has(day))).toEqual([]);
    expect(inSpan.filter((day) => !table.includes(day))).toEqual([]);
  });
});

describe.each(SEEDS)('the example of seed %i', (seed) => {
  const span = (data: ExampleData, queueId: string): number => {
    const queue = data.organisation.queues.find((entry) => entry.id === queueId);
    return zone(queue?.timeZone ?? 'UTC').startOfDayMs(dayNumberOf(ANCHOR_DAY));
  };

  it('has the size that the demo counts on', () => {
    const data = example(seed);
    expect(data.intervalActuals.length).toBeGreaterThan(100_000);
    expect(data.stateSpans.length).toBeGreaterThan(60_000);
    expect(data.stateSpans.length).toBeLessThan(100_000);
    expect(data.legs.length).toBeGreaterThan(800);
    expect(data.surveys.length).toBeGreaterThan(5000);
  });

  it('has legs that add up to their queue exactly, excluded ones not counted', () => {
    const data = example(seed);
    const queue = data.organisation.queues.find((entry) => entry.id === LEG_QUEUE);
    const short = queue?.shortAbandonSeconds ?? 0;
    const rows = data.intervalActuals.filter(
      (row) => row.queueId === LEG_QUEUE && row.startMs >= span(data, LEG_QUEUE),
    );
    const counted = data.legs.filter((leg) => !leg.excluded);
    const rebuilt = rows.map((row): IntervalActual => {
      const legs = counted.filter(
        (leg) => leg.offeredMs >= row.startMs && leg.offeredMs < row.startMs + row.minutes * 60_000,
      );
      const answered = legs.filter((leg) => leg.outcome === 'answered');
      const left = legs.filter((leg) => leg.outcome === 'abandoned');
      const within = (leg: { readonly waitSeconds: number }): boolean =>
        leg.waitSeconds <= (queue?.thresholdSeconds ?? 0);
      return {
        ...row,
        offered: legs.length,
        handled: answered.length,
        abandoned: left.length,
        abandonedShort: left.filter((leg) => leg.waitSeconds < short).length,
        handledWithin: answered.filter(within).length,
        abandonedWithin: left.filter(within).length,
        flowOut: legs.filter((leg) => leg.outcome === 'flow_out').length,
        waitSecondsHandled: sum(answered.map((leg) => leg.waitSeconds)),
        waitSecondsAll: sum(legs.map((leg) => leg.waitSeconds)),
        handleSeconds: sum(
          answered.map((leg) => leg.talkSeconds + leg.holdSeconds + leg.afterContactSeconds),
        ),
      };
    });
    expect(rows.length).toBeGreaterThan(200);
    expect(rebuilt).toEqual(rows);
    expect(new Set(data.legs.map((leg) => leg.sourceId)).size).toBe(data.legs.length);
    const wrong = counted.filter(
      (leg) =>
        (leg.agentId === null) === (leg.outcome === 'answered') ||
        (leg.answeredMs !== null && leg.answeredMs - leg.offeredMs !== leg.waitSeconds * 1000),
    );
    expect(wrong).toEqual([]);
  });

  it('has one state at a time for every agent, of an agent it knows', () => {
    const data = example(seed);
    const groupOf = new Map(data.agents.map((agent) => [agent.id, agent.groupId]));
    const byAgent = new Map(data.agents.map((agent) => [agent.id, [] as { fromMs: number; toMs: number }[]]));
    for (const entry of data.stateSpans) {
      if (groupOf.get(entry.agentId) !== entry.groupId)
        throw new Error(`${entry.agentId} is in no such group.`);
      if (HANDLING.has(entry.state) !== (entry.queueId !== null))
        throw new Error('A queue is set when handling.');
      byAgent.get(entry.agentId)?.push(entry);
    }
    const overlaps = [...byAgent.values()].flatMap((spans) => {
      const ordered = [...spans].sort((a, b) => a.fromMs - b.fromMs);
      return ordered.filter(
        (entry, i) => entry.toMs <= entry.fromMs || entry.fromMs < (ordered[i - 1]?.toMs ?? 0),
      );
    });
    expect(overlaps).toEqual([]);
  });

  it('has states whose contact time is that of the queues', () => {
    const data = example(seed);
    const stateSeconds = new Map<string, number>();
    for (const entry of data.stateSpans) {
      if (entry.queueId === null) continue;
      const seconds = (entry.toMs - entry.fromMs) / 1000;
      stateSeconds.set(entry.queueId, (stateSeconds.get(entry.queueId) ?? 0) + seconds);
    }
    for (const queue of data.organisation.queues) {
      const handle = sum(
        data.intervalActuals
          .filter((row) => row.queueId === queue.id && row.startMs >= span(data, queue.id))
          .map((row) => row.handleSeconds ?? 0),
      );
      const ratio = (stateSeconds.get(queue.id) ?? 0) / handle;
      // A chat agent serves nearly two customers at a time; backlogs and nights straddle the edges.
      const [low, high] = queue.channel === 'chat' ? [0.5, 0.62] : [0.9, 1.1];
      expect({ queue: queue.id, ratio }).toSatisfy(() => ratio > low && ratio < high);
      if (queue.channel === 'voice' && queue.id !== 'night-line') expect(ratio).toBeCloseTo(1, 4);
    }
  });

  it('bills vendors the productive time of the states, and schedules nobody more than five days of seven', () => {
    const data = example(seed);
    const productive = new Map<string, number>();
    for (const entry of data.stateSpans) {
      if (entry.state !== 'available' && !HANDLING.has(entry.state)) continue;
      productive.set(entry.groupId, (productive.get(entry.groupId) ?? 0) + hours(entry.fromMs, entry.toMs));
    }
    for (const group of data.organisation.staffGroups) {
      const own = data.agentDays.filter((row) => row.groupId === group.id && row.day >= ANCHOR_DAY);
      const billed = sum(own.map((row) => row.billedSeconds)) / 3600;
      expect((productive.get(group.id) ?? 0) / billed).toBeGreaterThan(0.99);
      expect((productive.get(group.id) ?? 0) / billed).toBeLessThan(1.04);
      expect(own.filter((row) => row.billedSeconds > row.scheduledSeconds)).toEqual([]);
    }
    const days = new Map<string, number[]>();
    for (const row of data.agentDays)
      days.set(row.agentId, [...(days.get(row.agentId) ?? []), dayNumberOf(row.day)]);
    const overworked = [...days].filter(([, own]) => {
      const ordered = [...own].sort((a, b) => a - b);
      return ordered.some((day, i) => day === ordered[i + 1] || (ordered[i + 5] ?? day + 7) < day + 7);
    });
    expect(overworked).toEqual([]);
  });

  it('pays every shift of its months: scheduled >= paid for the present, half-hours or quarters', () => {
    const wrong = example(seed).agentDays.filter(
      (row) => row.billedSeconds % 900 !== 0 || row.paidSeconds > row.scheduledSeconds,
    );
    expect(wrong).toEqual([]);
  });

  it('has surveys on their scales, of known queues and agents', () => {
    const data = example(seed);
    const agents = new Set(data.agents.map((agent) => agent.id));
    const scores = data.surveys.filter((row) => row.kind === 'csat').map((row) => row.score);
    expect(new Set(scores)).toEqual(new Set([1, 2, 3, 4, 5]));
    const wrong = data.surveys.filter(
      (row) =>
        row.score < row.scaleMin ||
        row.score > row.scaleMax ||
        !Number.isInteger(row.score) ||
        (row.agentId !== null && !agents.has(row.agentId)),
    );
    expect(wrong).toEqual([]);
    expect(new Set(data.surveys.map((row) => row.id)).size).toBe(data.surveys.length);
    expect(data.surveys.some((row) => row.agentId !== null)).toBe(true);
  });
});

describe('the seed', () => {
  it('gives the same data again, and other data for another', () => {
    expect(isDeepStrictEqual(generateExample(), example())).toBe(true);
    const parts = (data: ExampleData) => [data.intervalActuals, data.stateSpans, data.legs, data.surveys];
    parts(example(7)).forEach((part, i) => {
      expect(isDeepStrictEqual(part, parts(example())[i])).toBe(false);
    });
  });
});
