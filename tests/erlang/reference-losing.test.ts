import { describe, expect, it } from 'vitest';
import { queueModel } from '../../src/erlang/index.ts';
import { expectPerformance } from '../support/expect-performance.ts';
import { readGoldenCsv } from '../support/read-golden.ts';

const MODELS: Record<string, string> = { A: 'erlang-a', K: 'erlang-k', KA: 'erlang-ka', X: 'erlang-x' };
const optional = (cell: string | undefined): number | undefined => (cell ? Number(cell) : undefined);

function performanceOf(row: Record<string, string>) {
  const model = queueModel(MODELS[row.model as string] ?? '', {
    patienceSeconds: optional(row.patience_s),
    lines: optional(row.K),
    retryProbability: optional(row.retry_p),
  });
  const load = { erlangs: Number(row.A), ahtSeconds: Number(row.aht_s) };
  return model.evaluate(load, Number(row.n), Number(row.t_s));
}

describe('K, K with patience, and X against values of 20 digits', () => {
  const rows = readGoldenCsv('erlang/reference-k-ka-x.csv');

  it('has the rows it is judged by', () => {
    expect(
      rows
        .map((row) => row.model)
        .sort()
        .join(' '),
    ).toBe([...Array(10).fill('K'), ...Array(4).fill('KA'), ...Array(3).fill('X')].join(' '));
  });

  it.each(rows)('$id: $A erlangs, $n agents', (row) => {
    const performance = performanceOf(row);
    expectPerformance(performance, row);
    if (row.target_type !== 'effective_A') return;
    expect(Math.abs((performance.effectiveErlangs as number) / Number(row.target) - 1)).toBeLessThan(1e-13);
  });
});

/** Birth-death sums state by state at 40 digits (mpmath), over random queues from 0.001 to 20,000 erlangs. */
describe('A, K, and K with patience against sums at 40 digits', () => {
  it.each(readGoldenCsv('erlang/independent.csv'))('$id: $model, $A erlangs, $n agents', (row) => {
    expectPerformance(performanceOf(row), row);
  });
});
