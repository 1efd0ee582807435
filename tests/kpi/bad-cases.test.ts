import { describe, expect, it } from 'vitest';
import { evaluateKpiCases } from '../../src/kpi/index.ts';

const good = { id: 'good', kpi: 'csat', params: {}, input: { responses: [{ score: 5 }, { score: 1 }] } };

describe('bad KPI cases', () => {
  it.each([
    ['no object', 7, 'a list of objects'],
    ['no kpi', { id: 'x' }, 'the id of a KPI'],
    ['unknown kpi', { id: 'x', kpi: 'magic' }, '"magic" is not in the catalogue'],
    ['unknown function', { ...good, function: 'magic' }, 'not in the catalogue'],
    ['a percentile of a ratio', { ...good, function: 'percentile', params: { q: '0.9' } }, 'in seconds'],
    ['no input', { id: 'x', kpi: 'asa', input: {} }, 'at least one of'],
    ['text for a number', { ...good, input: { responses: [{ score: 'five' }] } }, 'score should be a number'],
    ['a scale nobody shares', { ...good, params: { scale: [0, 10] } }, '0-10 has no default'],
    ['unknown policy', { id: 'x', kpi: 'aht', params: { per: 'day' }, input: { legs: [] } }, 'leg, chain'],
    [
      'unknown outcome',
      { id: 'x', kpi: 'asa', input: { contacts: [{ outcome: 'lost' }] } },
      'one of answered',
    ],
    [
      'an instant without offset',
      {
        id: 'x',
        kpi: 'occupancy',
        input: { states: [{ state: 'talk', from: '2026-11-02 08:00', to: '2026-11-02T09:00:00Z' }] },
      },
      'with its offset',
    ],
    [
      'an unknown zone',
      {
        id: 'x',
        kpi: 'inflow_volume',
        function: 'interval_count',
        params: { tz: 'Mars', day: '2026-11-02' },
      },
      'Mars',
    ],
  ])('%s: one fault, and the good case beside it is computed', (_name, bad, message) => {
    const [first, second] = evaluateKpiCases({ cases: [bad, good] });
    expect(first?.value).toBeNull();
    expect(first?.fault?.message).toContain(message);
    expect(first?.fault?.next).toMatch(/\S/);
    expect(second).toMatchObject({ id: 'good', value: '0.5', num: '1', den: '2', policy: 'topBox' });
  });

  it('reads one case, a list of cases or a document of cases, and refuses anything else', () => {
    expect([good, [good], { cases: [good] }].map((one) => evaluateKpiCases(one)[0]?.value)).toEqual([
      '0.5',
      '0.5',
      '0.5',
    ]);
    expect(() => evaluateKpiCases('nonsense')).toThrow('a list of cases');
  });
});
