import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findKpi, KPI_CATALOGUE, kpiList, kpiOf, kpiTable } from '../../src/kpi/index.ts';
import { describeKpi } from '../support/describe-kpi.ts';

const workedCases = new Set(
  ['kpi_cases.json', 'house_cases.json'].flatMap((file) => {
    const text = readFileSync(new URL(`../golden/kpi/${file}`, import.meta.url), 'utf8');
    return (JSON.parse(text) as { cases: { id: string }[] }).cases.map((one) => one.id);
  }),
);

for (const definition of KPI_CATALOGUE) describeKpi(definition, workedCases);

describe('the catalogue', () => {
  it('has no name twice, neither as id nor as alias', () => {
    const names = KPI_CATALOGUE.flatMap((one) => [one.id, ...one.aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('has the 72 indicators', () => {
    expect(KPI_CATALOGUE).toHaveLength(72);
  });

  it('measures service level by `offered` unless told otherwise', () => {
    expect(kpiOf('service_level').policies[0].id).toBe('offered');
  });

  it('lists every KPI with both labels and finds it by alias', () => {
    expect(kpiList().map((row) => row.id)).toEqual(KPI_CATALOGUE.map((one) => one.id));
    expect(kpiList().every((row) => row.en !== '' && row.fr !== '')).toBe(true);
    expect(findKpi('dmt')?.id).toBe('aht');
    expect(findKpi('nonsense')).toBeNull();
    expect(findKpi('custom.acme.first_try')?.id).toBe('custom');
    expect(() => kpiOf('nonsense')).toThrow('"nonsense" is not in the catalogue');
  });

  it('is JSON: a definition holds no code', () => {
    expect(JSON.parse(JSON.stringify(KPI_CATALOGUE))).toEqual(KPI_CATALOGUE);
  });

  it('equals docs/kpis.md', async () => {
    await expect(HEAD + kpiTable()).toMatchFileSnapshot('../../docs/kpis.md');
  });
});

const HEAD = `# KPIs

One definition per indicator, as data (\`src/kpi/definitions\`). A value is numerator / denominator over measures that
are summed first, over any queue, channel, site or time; the ratio is taken last, exactly. A zero denominator gives
null, never 0 or 100 %. A snapshot (backlog, certificates) counts by its last instant, a headcount by its mean over
months, agents and customers by recounting their ids, a percentile by merging values: up to 1,000 exactly, above that
within half a per cent (flagged \`approximate\`). Rows that lack a needed column are left out of both parts and the value is flagged
\`incomplete\`; fewer than 30 observations flag it \`lowSample\`; mixed thresholds, channels (of figures of waiting
and of handle time), scales or currencies are flagged, and where a mixture means nothing the value is null. \`agner kpi report\` and the overview page
show the flags as notes.

The five dimensions are those a client's scorecard must cover: backlog, flow, performance, productivity, satisfaction.
Forecast KPIs belong to flow (they judge how well it was foreseen), cost and invoice KPIs to productivity (what the
work takes, in money).

Service level is measured by the policy \`offered\` unless a queue says otherwise; the same policy serves target, plan,
KPI and contract. \`agner kpi eval CASES.json\` computes cases in the shape of tests/golden/kpi, and with
\`--all-policies\` each under every convention; \`target_attainment\` and \`target_breach_streak\` judge the value of the
whole by its target and are never averaged. \`custom\` stands for the family custom.CLIENT.NAME. A business clock sums
the opening hours of every calendar that a case passed through; a calendar clock counts every second, on days of 23 and
25 hours too. What is still open at the end of a period is shown as \`pending\` beside the value.

\`agner kpi report\` computes from stored records those whose records the store has tables for; the rest are computed from
cases (and by whoever hands their records to the functions of src/kpi).

A custom KPI is an expression over a client's measures (\`agner kpi check-expression\`): measures, decimal numbers,
+ - * / ( ) and min, max, abs, at most 300 characters, 60 parts and 12 levels. It is parsed by mathjs and never run by
it: the tree is copied through an allow-list and evaluated on exact fractions over summed measures. Its class is
\`additive\` (linear, no constant), \`ratio\` (linear over linear, times a constant) or \`recompute\` (anything else).

This page is written from the catalogue: \`npx vitest run tests/kpi -u\` renews it.

`;
