import { describe, expect, it } from 'vitest';
import { erlangA, type SizingTargets } from '../../src/erlang/index.ts';
import { expectPerformance } from '../support/expect-performance.ts';
import { readGoldenCsv } from '../support/read-golden.ts';

const rows = readGoldenCsv('erlang/reference-a.csv');
const of = (model: string) => rows.filter((row) => row.model === model);

describe('Erlang A against values of 20 digits', () => {
  it('has the rows it is judged by', () => {
    expect(of('A')).toHaveLength(71);
    expect(of('reqA')).toHaveLength(30);
  });

  it.each(of('A'))('A: $A erlangs, $n agents, $patience_s s of patience, $t_s s', (row) => {
    const load = { erlangs: Number(row.A), ahtSeconds: Number(row.aht_s) };
    const model = erlangA(Number(row.patience_s));
    expectPerformance(model.evaluate(load, Number(row.n), Number(row.t_s)), row);
  });

  it.each(of('reqA'))('reqA: $A erlangs, $target_type $target within $t_s s', (row) => {
    const target = Number(row.target);
    const withinSeconds = Number(row.t_s);
    const targets: Record<string, SizingTargets> = {
      sl_offered: { serviceLevel: { target, withinSeconds, policy: 'offered' } },
      asa_answered_s: { asa: { seconds: target, of: 'answered' } },
    };
    const wanted = targets[row.target_type as string];
    if (wanted === undefined) throw new Error(`The test does not know the target type ${row.target_type}.`);
    const load = { erlangs: Number(row.A), ahtSeconds: Number(row.aht_s) };
    const { agents, performance } = erlangA(Number(row.patience_s)).size(load, wanted, withinSeconds);
    expect(agents).toBe(Number(row.answer_n));
    expectPerformance(performance, row);
  });
});
