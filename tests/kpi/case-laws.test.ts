import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOpeningHours } from '../../src/calendar/index.ts';
import {
  addBacklogSnapshot,
  addChannelCost,
  addHeadcountPeriod,
  addMeasures,
  addYesNoAnswer,
  type BacklogCase,
  backlogByAge,
  businessClock,
  businessDayOf,
  CALENDAR_CLOCK,
  type CaseClock,
  elapsedMs,
  emptyMeasures,
  evaluateKpi,
  exactOf,
  isOpenCase,
  kpiOf,
  mixtureFlags,
  underAllPolicies,
} from '../../src/kpi/index.ts';
import { addRational, rational, rationalToNumber } from '../../src/math/index.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 9, 20);
const instant = fc.integer({ min: START, max: START + 20 * DAY });
const office = parseOpeningHours({
  tz: 'Europe/Paris',
  weekly: {
    '1': [['09:00', '18:00']],
    '3': [
      ['08:00', '12:00'],
      ['14:00', '24:00'],
    ],
  },
  holidays: ['2026-11-02'],
});
const always = parseOpeningHours({
  tz: 'Europe/Paris',
  weekly: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]])),
});

describe('the clocks of cases', () => {
  const clocks = fc.constantFrom<CaseClock>(CALENDAR_CLOCK, businessClock(office), [
    ...businessClock(office),
    { fromMs: START + 9 * DAY, hours: always },
  ]);

  it('count a span as the sum of its pieces, and never more than the wall', () => {
    fc.assert(
      fc.property(clocks, fc.array(instant, { minLength: 3, maxLength: 3 }), (clock, three) => {
        const [a, b, c] = three.sort((x, y) => x - y) as [number, number, number];
        const whole = elapsedMs(clock, { fromMs: a, toMs: c });
        const pieces = elapsedMs(clock, { fromMs: a, toMs: b }) + elapsedMs(clock, { fromMs: b, toMs: c });
        expect(pieces).toBe(whole);
        expect(whole).toBeLessThanOrEqual(c - a);
      }),
      { numRuns: 100 },
    );
  });

  it('count every hour of a business that never closes, over both clock changes', () => {
    fc.assert(
      fc.property(instant, fc.nat(200), (fromMs, days) => {
        const toMs = fromMs + days * DAY;
        expect(elapsedMs(businessClock(always), { fromMs, toMs })).toBe(toMs - fromMs);
      }),
      { numRuns: 50 },
    );
  });

  it('sum over all calendars that a case passed through', () => {
    const [monday, change] = [Date.UTC(2026, 10, 9, 8), Date.UTC(2026, 10, 9, 20)];
    const clock: CaseClock = [...businessClock(office), { fromMs: change, hours: always }];
    // 09:00 to 18:00 in the office, then from 21:00 to midnight in Paris round the clock.
    expect(elapsedMs(clock, { fromMs: monday, toMs: Date.UTC(2026, 10, 9, 23) })).toBe((9 + 3) * HOUR);
  });

  it('find the business day of an arrival, and none where nothing ever opens', () => {
    const day = (text: string): number | null => businessDayOf(office, Date.parse(text));
    const monday = Date.UTC(2026, 10, 9) / DAY;
    expect(day('2026-11-09T05:00:00Z')).toBe(monday);
    expect(day('2026-11-09T16:59:59Z')).toBe(monday);
    expect(day('2026-11-09T17:00:00Z')).toBe(monday + 2);
    expect(day('2026-11-02T10:00:00Z')).toBe(monday - 5);
    expect(businessDayOf(parseOpeningHours({ tz: 'UTC', weekly: {} }), START)).toBeNull();
  });
});

describe('the backlog', () => {
  const cases = fc.array(
    fc.record({
      createdMs: instant,
      closedMs: fc.option(instant, { nil: null }),
      dueMs: fc.option(instant, { nil: null }),
    }),
  );
  const openAt = (all: readonly BacklogCase[], atMs: number): number => {
    const sums = emptyMeasures();
    addBacklogSnapshot(sums, all, atMs);
    return Number(evaluateKpi(kpiOf('backlog'), sums).value);
  };

  it('is what it was, plus what came, less what was closed', () => {
    fc.assert(
      fc.property(cases, instant, instant, (raw, one, other) => {
        const all = raw.filter(({ createdMs, closedMs }) => closedMs === null || closedMs >= createdMs);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const within = (ms: number | null): boolean => ms !== null && ms > from && ms <= to;
        const came = all.filter(({ createdMs }) => within(createdMs)).length;
        const closed = all.filter(({ closedMs }) => within(closedMs)).length;
        expect(openAt(all, to)).toBe(openAt(all, from) + came - closed);
      }),
      { numRuns: 100 },
    );
  });

  it('adds up from its ages', () => {
    const buckets = [
      { name: 'young', fromDays: 0, toDays: 2 },
      { name: 'old', fromDays: 3, toDays: null },
    ];
    fc.assert(
      fc.property(cases, instant, (all, atMs) => {
        const groups = [...backlogByAge(all, atMs, buckets, 'Europe/Paris').values()];
        const counts = groups.map((sums) => Number(evaluateKpi(kpiOf('backlog_age_profile'), sums).value));
        expect(counts.reduce((total, count) => total + count, 0)).toBe(
          all.filter((one) => isOpenCase(one, atMs)).length,
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('conventions that disagree', () => {
  it('share a cost among channels without losing or adding any', () => {
    const use = fc.record({ voice: fc.integer({ min: 1 }), email: fc.nat(), chat: fc.nat() });
    fc.assert(
      fc.property(use, use, use, fc.nat(1e6), (handleSeconds, handled, seats, cents) => {
        const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        const costs = [
          { amount, currency: 'EUR', channel: null },
          { amount: '7.25', currency: 'EUR', channel: 'email' },
        ];
        for (const policy of ['handleTime', 'volume', 'seats']) {
          const shares = ['voice', 'email', 'chat'].map((channel) => {
            const sums = emptyMeasures();
            addChannelCost(sums, channel, costs, { handleSeconds, handled, seats });
            return exactOf(evaluateKpi(kpiOf('cost_per_call'), sums, { policy }).numerator as string);
          });
          const total = shares.reduce(addRational, rational(0n));
          expect(total).toEqual(addRational(exactOf(amount), exactOf('7.25')));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('show the same people under every policy in one call, the default first', () => {
    const sums = emptyMeasures();
    addHeadcountPeriod(sums, { period: '2026-10', opening: 40, closing: 44, leavers: 3, hires: 7 });
    const values = underAllPolicies(kpiOf('agent_attrition'), sums);
    expect(values.map(({ policy }) => policy).slice(0, 3)).toEqual([
      'averageHeadcount',
      'allEmployed',
      'opening',
    ]);
    expect(
      values.map(({ value }) => rationalToNumber(exactOf(value as string)).toFixed(4)).slice(0, 5),
    ).toEqual(['0.0714', '0.0638', '0.0750', '0.8571', '0.5891']);
  });

  it('average headcounts over months and add leavers: two months are no mean of two rates', () => {
    const sums = emptyMeasures();
    addHeadcountPeriod(sums, { period: '2026-09', opening: 10, closing: 30, leavers: 4, hires: 24 });
    addHeadcountPeriod(sums, { period: '2026-10', opening: 30, closing: 50, leavers: 2, hires: 22 });
    expect(evaluateKpi(kpiOf('agent_attrition'), sums).value).toBe('0.2');
    expect(evaluateKpi(kpiOf('agent_attrition'), sums, { policy: 'opening' }).value).toBe('0.6');
    // 20 % in two months is 10 % a month, 120 % a year.
    const year = evaluateKpi(kpiOf('agent_attrition'), sums, { policy: 'averageHeadcountYearSimple' });
    expect(year.value).toBe('1.2');
  });
});

describe('what is asked in one survey', () => {
  it('keeps the two questions of yes and no apart', () => {
    const sums = emptyMeasures();
    for (const answer of ['yes', 'no']) addYesNoAnswer(sums, 'fcr', answer);
    addYesNoAnswer(sums, 'resolution', 'yes');
    expect(evaluateKpi(kpiOf('fcr_survey'), sums).value).toBe('0.5');
    expect(evaluateKpi(kpiOf('resolution_rate'), sums).value).toBe('1');
  });
});

describe('mixtures', () => {
  it('flags handle time over several channels, as it does waits', () => {
    const queues = [
      { channel: 'voice', thresholdSeconds: 20 },
      { channel: 'chat', thresholdSeconds: 20 },
    ] as const;
    expect(mixtureFlags(kpiOf('aht'), queues)).toEqual(['mixedChannel']);
    expect(mixtureFlags(kpiOf('aht'), queues.slice(0, 1))).toEqual([]);
    expect(mixtureFlags(kpiOf('csat'), queues)).toEqual([]);
  });

  it('needs a parameter that a policy multiplies by', () => {
    const sums = emptyMeasures();
    addMeasures(sums, { inflowOfMonths: 100, workdaysOfMonths: 20 });
    const projection = kpiOf('inflow_projection');
    expect(evaluateKpi(projection, sums)).toMatchObject({ value: null, flags: ['noData'] });
    expect(evaluateKpi(projection, sums, { parameters: { nextWorkdays: 21 } }).value).toBe('105');
  });
});
