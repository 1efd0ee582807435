import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { weekdayOf, zone } from '../../src/calendar/index.ts';
import type { IntervalActual } from '../../src/core/index.ts';
import { DEFAULT_SEED } from '../../src/example/index.ts';
import type { QueueHistory } from '../../src/example/queue-history.ts';
import { type CountedDay, correlation, dayStatistics, mean, range, sum } from './day-statistics.ts';
import { countedDays, historyOf } from './histories.ts';

const WEDNESDAY = 3;
const histories = new Map<string, QueueHistory>();
function history(queueId: string): QueueHistory {
  const known = histories.get(queueId) ?? historyOf(DEFAULT_SEED, queueId);
  histories.set(queueId, known);
  return known;
}

/** Weekday statistics averaged over Tuesday to Thursday. */
function plainDays(queueId: string) {
  const all = [2, 3, 4].map((weekday) =>
    dayStatistics(countedDays(history(queueId), weekday), 60 / history(queueId).queue.intervalMinutes),
  );
  const average = (pick: (entry: (typeof all)[number]) => number): number => mean(all.map(pick));
  return {
    dayVariation: average((entry) => entry.dayVariation),
    overdispersion: average((entry) => entry.overdispersion),
    overdispersionWithinDay: average((entry) => entry.overdispersionWithinDay),
    neighbourCorrelation: average((entry) => entry.neighbourCorrelation),
    farCorrelation: average((entry) => entry.farCorrelation),
  };
}

function hourOf(startMs: number, queueId: string): number {
  const localMs = zone(history(queueId).queue.timeZone).toLocalMs(startMs);
  return Math.floor((localMs % 86_400_000) / 3_600_000);
}

function total(
  rows: readonly IntervalActual[],
  key: 'offered' | 'handled' | 'handledWithin' | 'abandoned',
): number {
  return sum(rows.map((row) => row[key] ?? 0));
}

describe('counts look like those of real centres', () => {
  it.each([
    ['billing', 0.03, 0.09],
    ['orders', 0.05, 0.13],
    ['tech', 0.05, 0.16],
    ['web-chat', 0.06, 0.18],
  ])('%s: days differ more than chance, and their intervals move together', (queueId, low, high) => {
    const found = plainDays(queueId);
    expect(found.dayVariation).toBeGreaterThan(low);
    expect(found.dayVariation).toBeLessThan(high);
    expect(found.overdispersion).toBeGreaterThan(1.25);
    expect(found.overdispersionWithinDay).toBeLessThan(found.overdispersion);
    expect(found.neighbourCorrelation).toBeGreaterThan(0.12);
  });

  it('billing: as over-dispersed and as correlated within a day as a large bank', () => {
    const found = plainDays('billing');
    expect(found.overdispersion).toBeGreaterThan(1.8);
    expect(found.overdispersionWithinDay).toBeGreaterThan(1.15);
    expect(found.neighbourCorrelation).toBeGreaterThan(found.farCorrelation);
    expect(found.farCorrelation).toBeGreaterThan(0.15);
  });

  it('the level of one day says something about the next', () => {
    const { grid, actuals } = history('orders');
    const byStart = new Map(actuals.map((row) => [row.startMs, row.offered ?? 0]));
    const totals = grid.days.map((day) =>
      sum(Array.from(grid.startsMs.subarray(day.first, day.first + day.count), (ms) => byStart.get(ms) ?? 0)),
    );
    const level = grid.days.map((day, i) => {
      const same = [-21, -14, -7, 7, 14, 21]
        .flatMap((step) => totals[i + step] ?? [])
        .filter((value) => value > 0);
      const usual = [...same].sort((a, b) => a - b)[Math.floor(same.length / 2)] ?? 0;
      return day.weekday <= 5 && day.holiday === null && usual > 0 ? (totals[i] as number) / usual - 1 : null;
    });
    const pairs = range(level.length - 1).flatMap((i) => {
      const [today, tomorrow] = [level[i], level[i + 1]];
      const usable = today != null && tomorrow != null && Math.abs(today) < 0.4 && Math.abs(tomorrow) < 0.4;
      return usable ? [[today, tomorrow] as const] : [];
    });
    expect(pairs.length).toBeGreaterThan(200);
    expect(
      correlation(
        pairs.map(([today]) => today),
        pairs.map(([, tomorrow]) => tomorrow),
      ),
    ).toBeGreaterThan(0.2);
  });

  it('Mondays are heavy and mornings heavier', () => {
    const perDay = (weekday: number): number =>
      mean(countedDays(history('billing'), weekday).map((day) => sum(day.counts)));
    expect(perDay(1) / perDay(WEDNESDAY)).toBeGreaterThan(1.08);
    expect(perDay(6) / perDay(WEDNESDAY)).toBeLessThan(0.6);
    const monday = countedDays(history('billing'), 1).map(
      (day) => sum(day.counts.slice(0, 6)) / sum(day.counts),
    );
    const wednesday = countedDays(history('billing'), WEDNESDAY).map(
      (day) => sum(day.counts.slice(0, 6)) / sum(day.counts),
    );
    expect(mean(monday)).toBeGreaterThan(mean(wednesday) + 0.01);
  });

  it('the night line is sparse: half of its intervals hold nothing or one call, spread as Poisson', () => {
    const { actuals } = history('night-line');
    const counts = actuals.map((row) => row.offered ?? 0);
    expect(mean(counts)).toBeLessThan(1.6);
    expect(counts.filter((count) => count <= 1).length / counts.length).toBeGreaterThan(0.5);
    // Within one hour of the night the mean hardly moves, so the variance is the chance of single calls.
    const atThree = actuals
      .filter((row) => hourOf(row.startMs, 'night-line') === 3)
      .map((row) => row.offered ?? 0);
    const variance = mean(atThree.map((count) => (count - mean(atThree)) ** 2));
    expect(atThree.length).toBeGreaterThan(900);
    expect(variance / mean(atThree)).toBeGreaterThan(0.85);
    expect(variance / mean(atThree)).toBeLessThan(1.25);
  });

  it('the largest queue passes 400 calls in half an hour, and vip stays under 30', () => {
    const largest = (queueId: string): number =>
      history(queueId).actuals.reduce((most, row) => Math.max(most, row.offered ?? 0), 0);
    expect(largest('billing')).toBeGreaterThan(400);
    expect(largest('vip')).toBeLessThan(30);
    const vip = history('vip').actuals.map((row) => row.offered ?? 0);
    expect(mean(vip)).toBeGreaterThan(3);
    expect(mean(vip)).toBeLessThan(10);
  });
});

describe('handling and waiting look like those of real centres', () => {
  it('handle time has a pattern over the day, and differs between days', () => {
    const rows = history('billing').actuals;
    const aht = (pick: (hour: number) => boolean): number => {
      const own = rows.filter((row) => pick(hourOf(row.startMs, 'billing')));
      return sum(own.map((row) => row.handleSeconds ?? 0)) / total(own, 'handled');
    };
    expect(aht((hour) => hour === 14) / aht((hour) => hour === 8)).toBeGreaterThan(1.06);
    const tech = history('tech').actuals;
    const evening = tech.filter((row) => hourOf(row.startMs, 'tech') >= 19);
    const morning = tech.filter((row) => hourOf(row.startMs, 'tech') <= 8);
    const of = (own: readonly IntervalActual[]): number =>
      sum(own.map((row) => row.handleSeconds ?? 0)) / total(own, 'handled');
    expect(of(evening) / of(morning)).toBeGreaterThan(1.08);
  });

  it('single handle times are skewed to the right, as a lognormal is', () => {
    const seconds = history('vip').contacts.filter((contact) => contact.outcome === 'answered');
    const logs = seconds.map((contact) => Math.log(contact.handleSeconds));
    const centre = mean(logs);
    const spread = Math.sqrt(mean(logs.map((value) => (value - centre) ** 2)));
    const skew = mean(logs.map((value) => ((value - centre) / spread) ** 3));
    expect(spread).toBeGreaterThan(0.6);
    expect(spread).toBeLessThan(1);
    expect(Math.abs(skew)).toBeLessThan(0.35);
    const sorted = seconds.map((contact) => contact.handleSeconds).sort((a, b) => a - b);
    expect(mean(sorted)).toBeGreaterThan(1.2 * (sorted[Math.floor(sorted.length / 2)] as number));
  });

  it.each(['billing', 'orders', 'tech', 'vip', 'night-line', 'web-chat'])(
    '%s: service levels between 0.7 and 0.9, with good and bad days',
    (queueId) => {
      const { actuals, grid } = history(queueId);
      const level = total(actuals, 'handledWithin') / total(actuals, 'offered');
      expect(level).toBeGreaterThan(0.7);
      expect(level).toBeLessThan(0.9);
      const lost = total(actuals, 'abandoned') / total(actuals, 'offered');
      expect(lost).toBeGreaterThan(0.02);
      expect(lost).toBeLessThan(0.13);
      const perDay = grid.days.flatMap((day) => {
        const from = day.startMs;
        const to = from + day.count * grid.intervalMinutes * 60_000;
        const own = actuals.filter((row) => row.startMs >= from && row.startMs < to);
        return total(own, 'offered') < 15 ? [] : [total(own, 'handledWithin') / total(own, 'offered')];
      });
      const sorted = perDay.sort((a, b) => a - b);
      const spread =
        (sorted[Math.floor(sorted.length * 0.95)] as number) -
        (sorted[Math.floor(sorted.length * 0.05)] as number);
      expect(spread).toBeGreaterThan(0.12);
    },
  );

  it('the outage empties the line and a surge follows', () => {
    const rows = history('billing').actuals;
    const between = (from: string, to: string): number =>
      total(
        rows.filter((row) => row.startMs >= Date.parse(from) && row.startMs < Date.parse(to)),
        'offered',
      );
    const usual = between('2026-06-10T10:00+02:00', '2026-06-10T12:30+02:00');
    expect(between('2026-06-17T10:00+02:00', '2026-06-17T12:30+02:00')).toBeLessThan(0.1 * usual);
    expect(between('2026-06-17T12:30+02:00', '2026-06-17T14:00+02:00')).toBeGreaterThan(
      1.2 * between('2026-06-10T12:30+02:00', '2026-06-10T14:00+02:00'),
    );
  });

  it('the campaign lifts its queue', () => {
    const rows = history('orders').actuals;
    const week = (from: string): number =>
      total(
        rows.filter(
          (row) => row.startMs >= Date.parse(from) && row.startMs < Date.parse(from) + 4 * 86_400_000,
        ),
        'offered',
      );
    expect(week('2025-10-21T00:00+02:00')).toBeGreaterThan(1.12 * week('2025-10-07T00:00+02:00'));
  });
});

const bankFile = fileURLToPath(new URL('../../../shared/data/bank_calls_30min.csv', import.meta.url));
describe.skipIf(!existsSync(bankFile))('beside a public set (skipped where it is absent)', () => {
  it('a bank of 2003 shows the same features, more of them by its size', () => {
    const byDay = new Map<string, number[]>();
    for (const line of readFileSync(bankFile, 'utf8').trim().split('\n').slice(1)) {
      const [time = '', calls = ''] = line.split(',');
      byDay.set(time.slice(0, 10), [...(byDay.get(time.slice(0, 10)) ?? []), Number(calls)]);
    }
    const days: CountedDay[] = [...byDay].map(([day, counts]) => ({
      weekday: weekdayOf(Date.parse(`${day}T00:00Z`) / 86_400_000),
      counts,
    }));
    const wednesdays = days.filter((day) => day.weekday === WEDNESDAY && day.counts.length === 28);
    const found = dayStatistics(wednesdays, 2);
    const ours = plainDays('billing');
    expect(found.days).toBeGreaterThan(25);
    expect(found.dayVariation).toBeGreaterThan(0.5 * ours.dayVariation);
    expect(found.dayVariation).toBeLessThan(2 * ours.dayVariation);
    expect(found.overdispersion).toBeGreaterThan(ours.overdispersion);
    expect(Math.abs(found.farCorrelation - ours.farCorrelation)).toBeLessThan(0.3);
  });
});
