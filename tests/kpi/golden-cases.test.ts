import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateKpiCases, findKpi, KPI_CATALOGUE } from '../../src/kpi/index.ts';

interface GoldenCase {
  readonly id: string;
  readonly kpi: string;
  readonly expected: { readonly value_exact: unknown; readonly unit: string };
}

function read(file: string): { readonly cases: readonly GoldenCase[] } {
  return JSON.parse(readFileSync(new URL(`../golden/kpi/${file}`, import.meta.url), 'utf8'));
}

const document = { cases: [...read('kpi_cases.json').cases, ...read('house_cases.json').cases] };
const results = new Map(evaluateKpiCases(document).map((result) => [result.id, result]));
describe('the worked KPI cases', () => {
  it.each(document.cases)('$id', ({ id, expected }) => {
    const result = results.get(id);
    expect(result?.fault).toBeUndefined();
    expect(result?.value).toEqual(expected.value_exact);
    expect(result?.unit).toBe(expected.unit);
  });

  it('are 113 and ours, and none is refused', () => {
    expect(read('kpi_cases.json').cases).toHaveLength(113);
    expect(results.size).toBe(document.cases.length);
    expect([...results.values()].filter((result) => result.fault !== undefined)).toEqual([]);
  });

  it('prove every KPI of the catalogue', () => {
    const proven = new Set(document.cases.map((one) => findKpi(one.kpi)?.id));
    const borrowed = ['answered_within_x'];
    expect(KPI_CATALOGUE.map((one) => one.id).filter((id) => !proven.has(id))).toEqual(borrowed);
  });
});
