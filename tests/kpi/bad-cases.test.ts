import { readFileSync } from 'node:fs';
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

interface GoldenCase {
  readonly id: string;
  readonly params: Record<string, unknown>;
  readonly input: Record<string, unknown>;
}

const golden = ['kpi_cases.json', 'house_cases.json'].flatMap((file) => {
  const text = readFileSync(new URL(`../golden/kpi/${file}`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { cases: GoldenCase[] }).cases;
});
const WRONG: readonly unknown[] = [
  undefined,
  null,
  'nonsense',
  '',
  -1,
  1.5,
  1e300,
  true,
  [],
  {},
  [[]],
  [{}],
  [null],
];

/** The same document with one field somewhere inside made wrong, for every field and every wrong value. */
function spoiled(node: unknown): unknown[] {
  if (Array.isArray(node)) {
    return node.slice(0, 2).flatMap((one, index) => spoiled(one).map((bad) => node.with(index, bad)));
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    [...WRONG, ...spoiled(value)].map((bad) => ({ ...node, [key]: bad })),
  );
}

describe('a spoiled case', () => {
  it.each(golden)(
    '$id: every answer is a value or a fault with its case, and the next is computed',
    (whole) => {
      const broken = [
        ...spoiled(whole.params).map((params) => ({ ...whole, params })),
        ...spoiled(whole.input).map((input) => ({ ...whole, input })),
        ...WRONG.flatMap((bad) => [
          { ...whole, params: bad },
          { ...whole, input: bad },
          { ...whole, kpi: bad },
          { ...whole, function: bad },
        ]),
      ];
      // As JSON, which has no undefined: such a field is missing.
      const document: unknown = JSON.parse(JSON.stringify([...broken, good]));
      const results = evaluateKpiCases(document, { allPolicies: true });
      expect(results).toHaveLength(broken.length + 1);
      expect(results.at(-1)).toMatchObject({ id: 'good', value: '0.5' });
      for (const { fault } of results) {
        if (fault === undefined) continue;
        expect(fault.message).toContain(`Case ${whole.id}`);
        expect(fault.next).toMatch(/\S/);
      }
    },
  );
});
