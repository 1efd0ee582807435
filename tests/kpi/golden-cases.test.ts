import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateKpiCases, findKpi } from '../../src/kpi/index.ts';

interface GoldenCase {
  readonly id: string;
  readonly kpi: string;
  readonly expected: { readonly value_exact: unknown; readonly unit: string };
}

const document = JSON.parse(
  readFileSync(new URL('../golden/kpi/kpi_cases.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly GoldenCase[] };
const results = new Map(evaluateKpiCases(document).map((result) => [result.id, result]));
/** Ids that are computed from targets instead of measures. */
const JUDGEMENTS = ['target_attainment', 'target_breach_streak'];
const inCatalogue = document.cases.filter((one) => findKpi(one.kpi) !== null || JUDGEMENTS.includes(one.kpi));

describe('the worked KPI cases', () => {
  it.each(inCatalogue)('$id', ({ id, expected }) => {
    const result = results.get(id);
    expect(result?.fault).toBeUndefined();
    expect(result?.value).toEqual(expected.value_exact);
    expect(result?.unit).toBe(expected.unit);
  });

  it('answers every case, and hides none of those that are not in the catalogue yet', () => {
    expect(results.size).toBe(document.cases.length);
    const refused = [...results.values()].filter((result) => result.fault !== undefined);
    expect(refused.every((result) => result.fault?.code === 'KPI_UNKNOWN')).toBe(true);
    expect({ computed: inCatalogue.length, refused: refused.length }).toEqual({ computed: 50, refused: 63 });
  });
});
