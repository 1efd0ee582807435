import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addContactLeg,
  addIntervalActual,
  addMeasures,
  addSatisfactionResponse,
  agentStateTime,
  type CountedInterval,
  type CountedLeg,
  type CountedSpan,
  emptyMeasures,
  evaluateKpi,
  kpiOf,
} from '../../src/kpi/index.ts';

const THRESHOLDS = { thresholdSeconds: 20, shortAbandonSeconds: 5 };

function leg(parts: Partial<CountedLeg>): CountedLeg {
  return {
    chainId: 'c',
    outcome: 'answered',
    waitSeconds: 0,
    talkSeconds: 0,
    holdSeconds: 0,
    afterContactSeconds: 0,
    excluded: false,
    ...parts,
  };
}

function interval(parts: Partial<CountedInterval>): CountedInterval {
  return {
    offered: 10,
    handled: 9,
    abandoned: 1,
    abandonedShort: 0,
    handledWithin: 8,
    abandonedWithin: 0,
    flowOut: 0,
    waitSecondsHandled: 90,
    waitSecondsAll: 120,
    handleSeconds: 900,
    thresholdSeconds: 20,
    ...parts,
  };
}

describe('time of agents', () => {
  const span = fc
    .record({
      agentId: fc.constantFrom('a', 'b'),
      state: fc.constantFrom('available' as const, 'talk' as const, 'chat' as const, 'break' as const),
      fromMs: fc.integer({ min: 0, max: 100 }),
      toMs: fc.integer({ min: 0, max: 100 }),
    })
    .filter(({ fromMs, toMs }) => fromMs < toMs);
  const borders = fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 100]);

  it('equals the count of single milliseconds, and windows add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), borders, (spans, cuts) => {
        const windows = cuts.slice(1).map((toMs, index) => ({ fromMs: cuts[index] as number, toMs }));
        const parts = agentStateTime(spans, windows);
        for (const [index, window] of windows.entries()) {
          expect(parts[index]).toEqual(countedByTick(spans, window.fromMs, window.toMs));
        }
        const [whole] = agentStateTime(spans, [{ fromMs: 0, toMs: 100 }]);
        expect(parts.reduce((total, part) => total + part.handlingMs, 0)).toBe(whole?.handlingMs);
      }),
      { numRuns: 100 },
    );
  });

  function countedByTick(spans: readonly CountedSpan[], fromMs: number, toMs: number) {
    let [handlingMs, availableMs] = [0, 0];
    for (const agent of ['a', 'b']) {
      for (let tick = fromMs; tick < toMs; tick += 1) {
        const on = spans.filter((one) => one.agentId === agent && one.fromMs <= tick && tick < one.toMs);
        if (on.some((one) => one.state === 'talk' || one.state === 'chat')) handlingMs += 1;
        else if (on.some((one) => one.state === 'available')) availableMs += 1;
      }
    }
    return { handlingMs, availableMs };
  }

  it('cuts a state at the interval border to the millisecond', () => {
    const spans = [{ agentId: 'a', state: 'talk' as const, fromMs: 1_799_500, toMs: 1_801_250 }];
    const windows = [
      { fromMs: 0, toMs: 1_800_000 },
      { fromMs: 1_800_000, toMs: 3_600_000 },
    ];
    expect(agentStateTime(spans, windows).map((part) => part.handlingMs)).toEqual([500, 1250]);
  });
});

describe('what a value speaks of', () => {
  it('leaves a row without a needed column out of both parts, and says so', () => {
    const sums = emptyMeasures();
    for (let index = 0; index < 40; index += 1) addIntervalActual(sums, interval({}));
    addIntervalActual(sums, interval({ handledWithin: null }));
    const value = evaluateKpi(kpiOf('service_level'), sums);
    expect(value).toMatchObject({ value: '0.8', denominator: '400', flags: ['incomplete'] });
    expect(evaluateKpi(kpiOf('answer_rate'), sums)).toMatchObject({ denominator: '410', flags: [] });
  });

  it('is null, not 0, where a source never gave the measure', () => {
    const sums = emptyMeasures();
    addMeasures(sums, { billedSeconds: 3600 });
    const value = evaluateKpi(kpiOf('utilisation'), sums);
    expect([value.value, value.flags]).toEqual([null, ['noData']]);
  });

  it('flags a low sample below 30 observations only', () => {
    const sums = emptyMeasures();
    addIntervalActual(sums, interval({ offered: 29 }));
    expect(evaluateKpi(kpiOf('service_level'), sums).flags).toEqual(['lowSample']);
    addIntervalActual(sums, interval({ offered: 1 }));
    expect(evaluateKpi(kpiOf('service_level'), sums).flags).toEqual([]);
  });

  it('flags mixed thresholds and refuses a mean over two scales', () => {
    const sums = emptyMeasures();
    addIntervalActual(sums, interval({ offered: 100, thresholdSeconds: 20 }));
    addIntervalActual(sums, interval({ offered: 100, thresholdSeconds: 30 }));
    expect(evaluateKpi(kpiOf('service_level'), sums).flags).toEqual(['mixedThreshold']);
    addSatisfactionResponse(sums, { score: 4, scaleMin: 1, scaleMax: 5 });
    expect(evaluateKpi(kpiOf('csat_mean'), sums)).toMatchObject({ value: '4', unit: 'points(1-5)' });
    addSatisfactionResponse(sums, { score: 9, scaleMin: 0, scaleMax: 10 }, { topFrom: 9, bottomTo: 6 });
    expect(evaluateKpi(kpiOf('csat_mean'), sums)).toMatchObject({ value: null, numerator: '13' });
  });

  it('names the policies there are when asked for another', () => {
    const ask = () => evaluateKpi(kpiOf('aht'), emptyMeasures(), { policy: 'month' });
    expect(ask).toThrow('has no policy "month"; it has: leg, chain');
  });

  it('does not count excluded legs, and adds decimal seconds exactly', () => {
    const sums = emptyMeasures();
    addContactLeg(sums, leg({ excluded: true, talkSeconds: 999 }), THRESHOLDS);
    for (let index = 0; index < 3; index += 1) {
      addContactLeg(sums, leg({ chainId: `c${index}`, talkSeconds: 0.1, holdSeconds: 0.2 }), THRESHOLDS);
    }
    expect(evaluateKpi(kpiOf('aht'), sums).value).toBe('0.3');
  });

  it('stays exact beyond 2^53', () => {
    const sums = emptyMeasures();
    addMeasures(sums, { handleSeconds: Number.MAX_SAFE_INTEGER, handled: 1 });
    addMeasures(sums, { handleSeconds: Number.MAX_SAFE_INTEGER, handled: 0 });
    expect(evaluateKpi(kpiOf('aht'), sums).value).toBe('18014398509481982');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 'twelve', ''])('refuses the measure %s', (value) => {
    expect(() => addMeasures(emptyMeasures(), { offered: value })).toThrow(
      `"${value}" is not an exact number`,
    );
  });
});
