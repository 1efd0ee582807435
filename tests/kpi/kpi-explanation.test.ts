import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExplanation, type Explanation } from '../../src/core/index.ts';
import {
  addIntervalActual,
  emptyMeasures,
  evaluateKpi,
  explainKpi,
  KPI_CATALOGUE,
  kpiOf,
  kpiSentence,
  MEASURES,
  type MeasureName,
} from '../../src/kpi/index.ts';
import { randomRecordsFor } from '../support/random-records.ts';

function morning() {
  const sums = emptyMeasures();
  addIntervalActual(sums, {
    offered: 200,
    handled: 180,
    abandoned: 20,
    abandonedShort: 4,
    handledWithin: 150,
    abandonedWithin: 10,
    flowOut: 0,
    waitSecondsHandled: 3600,
    waitSecondsAll: 4000,
    handleSeconds: 54_000,
    thresholdSeconds: 20,
  });
  return sums;
}

describe('the worked sentence', () => {
  const definition = kpiOf('service_level');

  it('shows both parts, the result and the policy in English and French', () => {
    const value = evaluateKpi(definition, morning());
    expect(kpiSentence(definition, value, 'en', 20)).toBe(
      '150 answered within 20 s / 200 offered = 75.0\u00a0% (policy offered)',
    );
    expect(kpiSentence(definition, value, 'fr', 20)).toBe(
      '150 décrochés sous 20 s / 200 reçus = 75,0\u00a0% (convention offered)',
    );
  });

  it('says when a value is undefined', () => {
    const value = evaluateKpi(definition, emptyMeasures());
    expect(kpiSentence(definition, value, 'en')).toContain('undefined (nothing was counted)');
    expect(kpiSentence(definition, value, 'fr')).toContain('indéfini');
  });
});

describe('the explanation tree', () => {
  it('re-adds from the rows to the value, for every KPI and policy', () => {
    const settings = {
      parameters: { nextWorkdays: 22 },
      target: { direction: 'higher', value: '0.5' },
    } as const;
    fc.assert(
      fc.property(randomRecordsFor(Object.keys(MEASURES) as MeasureName[]), (records) => {
        const sums = emptyMeasures();
        for (const record of records) record(sums);
        for (const definition of KPI_CATALOGUE) {
          for (const policy of definition.policies) {
            const tree = explainKpi(definition, sums, { ...settings, policy: policy.id });
            expect(checkExplanation(tree)).toEqual([]);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('ends in the rows that the caller names', () => {
    const source = { table: 'interval_actual', ids: ['billing 2026-11-02T09:00Z'] };
    const tree = explainKpi(kpiOf('service_level'), morning(), {
      policy: 'ignoreShort',
      sourceOf: () => source,
    });
    expect(tree.formula).toContain('150 answered within 20 s / 196 offered less short abandons');
    expect(leaves(tree).filter((leaf) => leaf.operation === 'source')).toHaveLength(3);
    expect(leaves(tree).map((leaf) => leaf.label)).toEqual([
      'handledWithin',
      'offered',
      'factor',
      'abandonedShort',
    ]);
  });
});

function leaves(node: Explanation): Explanation[] {
  return node.parts.length === 0 ? [node] : node.parts.flatMap(leaves);
}
