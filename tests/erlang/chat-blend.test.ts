import { describe, expect, it } from 'vitest';
import { type Performance, queueModel } from '../../src/erlang/index.ts';
import { readGoldenCsv } from '../support/read-golden.ts';

/** Values of 20 digits; shares are held to this absolute error, times to the relative one. */
const SHARE = 1e-12;
const TIME = 1e-11;

const rows = readGoldenCsv('erlang/chat-blend.csv');
const of = (model: string) => rows.filter((row) => row.model === model);

function checkShares(pairs: [number | null | undefined, string | undefined][]): void {
  for (const [got, want] of pairs) {
    expect(Math.abs((got ?? Number.NaN) - Number(want))).toBeLessThan(SHARE);
  }
}

function checkTimes(pairs: [number | null | undefined, string | undefined][]): void {
  for (const [got, want] of pairs) {
    expect(Math.abs((got ?? Number.NaN) / Number(want) - 1)).toBeLessThan(TIME);
  }
}

/** Loads that give exactly the arrival rate of the row; the handle time itself does not count in chat. */
function chatPerformance(row: Record<string, string>): Performance {
  const model = queueModel('chat', {
    ahtByConcurrency: row.aht_by_concurrency?.split('/').map(Number),
    patienceSeconds: Number(row.patience_s),
  });
  return model.evaluate({ erlangs: Number(row.lambda_per_s), ahtSeconds: 1 }, Number(row.n), Number(row.t_s));
}

describe('chat and blending against values of 20 digits', () => {
  it('has the rows it is judged by', () => {
    expect(['CHAT', 'BLEND'].map((model) => of(model).length)).toEqual([8, 7]);
  });

  it.each(of('CHAT'))('chat: $n agents, $aht_by_concurrency s, $lambda_per_s a second', (row) => {
    const performance = chatPerformance(row);
    checkShares([
      [performance.pWait, row.p_wait],
      [performance.serviceLevel?.offered, row.sl_offered],
      [performance.serviceLevel?.virtual, row.sl_virtual],
      [performance.pAbandon, row.p_abandon],
      [performance.occupancy, row.slot_occupancy],
    ]);
    checkTimes([
      [performance.asaVirtualSeconds, row.asa_virtual],
      [performance.asaAllSeconds, row.asa_all],
    ]);
  });

  it.each(of('BLEND'))('blend: $A erlangs, $n agents, $threshold kept free', (row) => {
    const model = queueModel('blend', { idleThreshold: Number(row.threshold) });
    const load = { erlangs: Number(row.A), ahtSeconds: Number(row.aht_s) };
    const performance = model.evaluate(load, Number(row.n), Number(row.t_s));
    checkShares([
      [performance.pWait, row.p_wait],
      [performance.serviceLevel?.offered, row.sl_offered],
      [performance.occupancy, row.occupancy],
    ]);
    checkTimes([
      [performance.asaAllSeconds, row.asa_all],
      [performance.outboundPerSecond, row.outbound_per_s],
    ]);
  });
});
