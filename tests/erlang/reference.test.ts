import { describe, expect, it } from 'vitest';
import { carriedPerBlocked, erlangB, erlangC, type SizingTargets } from '../../src/erlang/index.ts';
import { readGoldenCsv } from '../support/read-golden.ts';

/** 20-digit values computed at 60 digits; the models are held to this relative error. */
const TOLERANCE = 1e-12;

function relativeError(got: number | null | undefined, want: string | undefined): number {
  const expected = Number(want);
  if (got === null || got === undefined || want === '') return Number.POSITIVE_INFINITY;
  return expected === 0 ? Math.abs(got) : Math.abs(got - expected) / Math.abs(expected);
}

const rows = readGoldenCsv('erlang/reference-b-c.csv');
const of = (model: string) => rows.filter((row) => row.model === model);

describe('Erlang B and C against values of 20 digits', () => {
  it('has the rows it is judged by', () => {
    expect(['B', 'C', 'reqB', 'reqC'].map((model) => of(model).length)).toEqual([75, 83, 7, 52]);
  });

  it.each(of('B'))('B: $A erlangs, $n agents', (row) => {
    const performance = erlangB.evaluate({ erlangs: Number(row.A), ahtSeconds: 180 }, Number(row.n), 20);
    expect(relativeError(performance.pBlock, row.p_block)).toBeLessThan(TOLERANCE);
    expect(relativeError(performance.occupancy, row.occupancy)).toBeLessThan(TOLERANCE);
  });

  it.each([...of('C'), ...of('reqC')])('$model: $A erlangs, $n$answer_n agents, $t_s s', (row) => {
    const load = { erlangs: Number(row.A), ahtSeconds: Number(row.aht_s) };
    const agents = Number(row.model === 'C' ? row.n : row.answer_n);
    const performance = erlangC.evaluate(load, agents, Number(row.t_s));
    expect(relativeError(erlangB.evaluate(load, agents, 0).pBlock, row.p_block)).toBeLessThan(TOLERANCE);
    const pairs: [number | null | undefined, string | undefined][] = [
      [performance.pWait, row.p_wait],
      [performance.asaAllSeconds, row.asa_all_s],
      [performance.asaAnsweredSeconds, row.asa_answered_s],
      [performance.pAbandon, row.p_abandon],
      [performance.occupancy, row.occupancy],
      [performance.queueLength, row.lq],
      [performance.serviceLevel?.offered, row.sl_offered],
      [performance.serviceLevel?.answered, row.sl_answered],
      [performance.serviceLevel?.ignoreWithin, row.sl_excl_short],
      [performance.serviceLevel?.notLate, row.sl_notlate],
      [performance.serviceLevel?.virtual, row.sl_virtual],
    ];
    for (const [got, want] of pairs) expect(relativeError(got, want)).toBeLessThan(TOLERANCE);
  });

  it.each(of('reqB'))('reqB: $A erlangs, blocking at most $target', (row) => {
    const sizing = erlangB.size(
      { erlangs: Number(row.A), ahtSeconds: 300 },
      { maxBlocking: Number(row.target) },
    );
    expect(sizing).toMatchObject({ agents: Number(row.answer_n), binding: 'blocking' });
  });

  it.each(of('reqC'))('reqC: $A erlangs, $target_type $target within $t_s s', (row) => {
    const target = Number(row.target);
    const level = (share: number): SizingTargets => ({
      serviceLevel: { target: share, withinSeconds: Number(row.t_s), policy: 'offered' },
    });
    const targets: Record<string, SizingTargets> = {
      sl: level(target),
      asa_s: { asa: { seconds: target, of: 'answered' } },
      'sl0.8+occ': { ...level(0.8), maxOccupancy: target },
    };
    const load = { erlangs: Number(row.A), ahtSeconds: Number(row.aht_s) };
    const wanted = targets[row.target_type as string];
    if (wanted === undefined) throw new Error(`The test does not know the target type ${row.target_type}.`);
    expect(erlangC.size(load, wanted).agents).toBe(Number(row.answer_n));
  });

  it.each(readGoldenCsv('erlang/fractional.csv'))('fractional: $erlangs erlangs, $agents agents', (row) => {
    const [erlangs, agents] = [Number(row.erlangs), Number(row.agents)];
    const carried = carriedPerBlocked(agents, erlangs);
    expect(relativeError(1 / (1 + carried), row.p_block)).toBeLessThan(TOLERANCE);
    if (row.p_wait === '') return;
    const { pWait } = erlangC.evaluate({ erlangs, ahtSeconds: 180 }, agents, 20);
    expect(relativeError(pWait, row.p_wait)).toBeLessThan(TOLERANCE);
  });
});
