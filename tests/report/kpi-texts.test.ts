import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/core/index.ts';
import type { KpiFlag, ScorecardRow } from '../../src/kpi/index.ts';
import { addCostItem, addMeasures, emptyMeasures, explainKpi, kpiOf } from '../../src/kpi/index.ts';
import {
  explanationText,
  kpiReportText,
  kpiValueText,
  overviewPage,
  scorecardText,
} from '../../src/report/index.ts';

function row(kpi: string, value: string | null, unit: string, flags: readonly KpiFlag[] = []): ScorecardRow {
  const { id, version, policies } = kpiOf(kpi);
  const parts = { numerator: '1', denominator: '2', sampleSize: 2, pending: 0 };
  return {
    value: { kpi: id, version, policy: policies[0].id, value, unit, flags, ...parts },
    target: null,
    status: 'noTarget',
    gap: null,
    attainment: null,
    previous: null,
    change: null,
  };
}

describe('a KPI value for people', () => {
  it('reads as its unit does, money with its currency', () => {
    expect([
      kpiValueText('17/5', 'EUR/contact'),
      kpiValueText('0.7543', 'ratio'),
      kpiValueText('61', 's'),
      kpiValueText('12', 'contacts'),
      kpiValueText(null, 'EUR/contact'),
    ]).toEqual(['3.40 EUR', '75.4 %', '1:01', '12', 'n/a']);
  });
});

describe('the scorecard', () => {
  it('says in a last column what the reader must know, and has no such column without need', () => {
    const plain = row('aht', '200', 's');
    expect(scorecardText([plain])).not.toContain('Notes');
    const flagged = row('service_level', '0.5', 'ratio', ['mixedThreshold', 'mixedChannel', 'lowSample']);
    const lines = scorecardText([plain, flagged, row('asa', null, 's', ['noData', 'lowSample'])]).split('\n');
    expect(lines[0]).toMatch(/Computed as\s+Notes$/);
    expect(lines[3]).toMatch(/mixed thresholds, mixed channels, low sample$/);
    expect(lines[4]).toMatch(/\)\s+no data$/);
  });

  it('has the same notes on the overview page', () => {
    const kpi = { name: 'ASA', period: '2026-10', value: '9.0 s', previous: 'n/a', sampleSize: 40 };
    const page = (notes: string) =>
      overviewPage({ version: '1', plan: null, scorecard: [{ ...kpi, notes }], links: [] });
    expect(page('')).not.toContain('Notes');
    expect(page('mixed channels')).toContain('<td class="text">mixed channels</td>');
  });
});

describe('the KPI report', () => {
  it('ends with an id to explain, and says which contacts its estimate leaves out', () => {
    const rows = [row('aht', '200', 's')];
    const exampleId = 'kpi:aht:tenant:local:D:2026-10-18';
    const text = kpiReportText({ rows, occupancyEstimate: { numerator: 9, denominator: 10 }, exampleId });
    expect(text).toContain('90.0 % = 9 s handled in answered contacts with a known agent / 10 s');
    expect(text).toMatch(/\n\nWhere a value came from: agner explain kpi:aht:tenant:local:D:2026-10-18\n$/);
    expect(kpiReportText({ rows, occupancyEstimate: null, exampleId: null })).toBe(scorecardText(rows));
  });
});

describe('an explanation in text', () => {
  const leaf = (value: number | string, ids: readonly string[] = []): Explanation => ({
    label: 'part',
    value,
    unit: 'EUR',
    operation: 'source',
    source: { table: 'cost_item', ids },
    parts: [],
  });
  const shown = (text: string): number[] =>
    [...text.matchAll(/= (-?[\d.]+) EUR/g)].map(([, one]) => Number(one));

  it('shows parts that add up to the sum that is shown', () => {
    const parts = [leaf(123_456.78), leaf(9_876.54), leaf(0.123456789), leaf('0.1000')];
    const value = 123_456.78 + 9_876.54 + 0.123456789 + 0.1;
    const text = explanationText({ label: 'sum', value, unit: 'EUR', operation: 'sum', parts });
    const [total, ...others] = shown(text);
    expect(others).toEqual([123_456.78, 9_876.54, 0.123457, 0.1]);
    expect(text).toContain('= 0.1000 EUR');
    expect(Math.abs((total as number) - others.reduce((sum, one) => sum + one, 0))).toBeLessThan(0.005);
  });

  it('names at most ten source rows on a line and says how many more there are', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `row-${index}`);
    expect(explanationText(leaf(1, ids))).toMatch(/row-9 … and 2 more \(--json names all\)\n$/);
    expect(explanationText(leaf(1, ids.slice(0, 10)))).toMatch(/row-9\n$/);
  });

  it('names the currency of a cost per contact', () => {
    const sums = emptyMeasures();
    addCostItem(sums, { category: 'wages', cost: { amount: '340.00', currency: 'CHF' } });
    addMeasures(sums, { handledContacts: 100 });
    const text = explanationText(explainKpi(kpiOf('cost_per_contact'), sums));
    expect(text).not.toMatch(/\bcurrency\b/);
    expect(text).toContain('= 3.4 CHF/contact');
    expect(text).toContain('operatingCost = 340.00 CHF');
    expect(text).toContain('= 3.4000 CHF (policy loaded)');
  });
});
