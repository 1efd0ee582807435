import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseTargets, targetOf } from '../../src/staffing/index.ts';

const EXAMPLE = readFileSync(
  fileURLToPath(new URL('../golden/staffing/targets.yaml', import.meta.url)),
  'utf8',
);

function refusal(queue: Record<string, unknown>) {
  const { targets, faults } = parseTargets({ queues: { billing: queue, fine: { channel: 'voice' } } });
  expect(Object.keys(targets.queues)).toEqual(['fine']);
  expect(faults).toHaveLength(1);
  return faults[0];
}

describe('the documented example of targets.yaml', () => {
  const { targets, faults } = parseTargets(parse(EXAMPLE));

  it('parses without a fault', () => {
    expect(faults).toEqual([]);
    expect(Object.keys(targets.queues)).toEqual(['billing', 'chat', 'mail']);
    expect(targets.pools).toEqual({ 'first-line': ['billing', 'orders'] });
  });

  it('fills the defaults in', () => {
    expect(targetOf(targets, 'billing')).toMatchObject({
      channel: 'voice',
      model: 'erlang-a',
      serviceLevel: { target: 0.8, withinSeconds: 20, policy: 'offered' },
      asa: { seconds: 30, of: 'answered' },
      maxOccupancy: 0.85,
      maxAbandonment: 0.05,
      minAgents: 1,
      hoursId: 'main',
      patienceSeconds: 180,
      costPerHour: { amount: '24.5', currency: 'EUR' },
      shrinkage: {
        compounding: 'additive',
        categories: [
          { name: 'breaks', rate: 0.08, planned: true, paid: true, from: null, to: null },
          { name: 'sick', rate: 0.06, planned: false, paid: true, from: '2026-11-01', to: '2027-03-01' },
        ],
      },
    });
  });

  it('gives chat and deferred channels their own ways, whatever the default for calls', () => {
    expect(targetOf(targets, 'chat')).toMatchObject({
      model: 'chat',
      ahtByConcurrency: [480, 552, 624],
    });
    expect(targetOf(targets, 'mail')).toMatchObject({ model: 'backlog', deadlineHours: 4 });
  });

  it('names the queues there are when asked for another', () => {
    expect(() => targetOf(targets, 'sales')).toThrow(/"sales" has no targets.*billing, chat, mail/);
    expect(() => targetOf(targets, 'toString')).toThrow(/has no targets/);
  });
});

describe('each mistake gives one clear fault, and the other queues are kept', () => {
  it('names the nearest key', () => {
    expect(refusal({ minAgent: 2 })).toMatchObject({
      code: 'UNKNOWN_KEY',
      field: 'queues.billing.minAgent',
      message: expect.stringContaining('The nearest known key is "minAgents"'),
    });
    expect(refusal({ sl: { target: 0.8, withinSecond: 20 } })).toMatchObject({
      field: 'queues.billing.sl.withinSecond',
      message: expect.stringContaining('"withinSeconds"'),
    });
    expect(
      refusal({ shrinkage: [{ name: 'b', rate: 0.1, planned: true, paid: true, till: '2026-01-01' }] }),
    ).toMatchObject({ code: 'UNKNOWN_KEY', field: 'queues.billing.shrinkage[0].till' });
  });

  it('explains a percentage written for a share', () => {
    expect(refusal({ sl: { target: 80, withinSeconds: 20 } })).toMatchObject({
      code: 'TARGETS_INVALID',
      field: 'queues.billing.sl.target',
      value: '80',
      next: 'This looks like a percentage: write 0.8 for 80 %.',
    });
    expect(refusal({ maxOccupancy: 85 })).toMatchObject({
      field: 'queues.billing.maxOccupancy',
      next: expect.stringContaining('write 0.85'),
    });
    expect(refusal({ shrinkage: [{ name: 'b', rate: 8, planned: true, paid: true }] })).toMatchObject({
      field: 'queues.billing.shrinkage[0].rate',
      next: expect.stringContaining('0.08'),
    });
  });

  it('refuses what nobody can keep', () => {
    expect(refusal({ sl: { target: 1, withinSeconds: 20 } })?.next).toMatch(/100 %/);
    expect(refusal({ sl: { target: 0.8 } })?.message).toMatch(/sl.withinSeconds is missing/);
    expect(refusal({ sl: { target: 0.8, withinSeconds: 20, policy: 'ignoreShort' } })?.message).toMatch(
      /ignoreShort/,
    );
    expect(refusal({ asa: { seconds: 0 } })).toMatchObject({ field: 'queues.billing.asa.seconds' });
    expect(refusal({ minAgents: 1.5 })).toMatchObject({ field: 'queues.billing.minAgents', value: '1.5' });
    expect(refusal({ minAgents: '2' })?.message).toMatch(/"2"; it has to be an integer/);
  });

  it('refuses shrinkage that is negative, whole or leaves nobody', () => {
    const rate = (...rates: number[]) => ({
      shrinkage: rates.map((share, at) => ({ name: `c${at}`, rate: share, planned: true, paid: true })),
    });
    expect(refusal(rate(-0.1))).toMatchObject({ field: 'queues.billing.shrinkage[0].rate' });
    expect(refusal(rate(1))).toMatchObject({ field: 'queues.billing.shrinkage[0].rate' });
    expect(refusal(rate(0.5, 0.5))).toMatchObject({
      code: 'SHRINKAGE_INVALID',
      field: 'queues.billing.shrinkage',
      message: expect.stringContaining('adds up to 1'),
    });
    expect(
      refusal({
        shrinkage: [
          { name: 'a', rate: 0.1, planned: true, paid: true, from: '2026-03-01', to: '2026-02-01' },
        ],
      }),
    ).toMatchObject({ code: 'SHRINKAGE_INVALID', message: expect.stringContaining('before it starts') });
  });

  it('takes rates of different seasons apart', () => {
    const season = (from: string, to: string) => ({
      name: from,
      rate: 0.6,
      planned: true,
      paid: true,
      from,
      to,
    });
    const apart = [season('2026-01-01', '2026-01-31'), season('2026-02-01', '2026-02-28')];
    expect(parseTargets({ queues: { q: { shrinkage: apart } } }).faults).toEqual([]);
    const touching = [season('2026-01-01', '2026-02-01'), season('2026-02-01', '2026-02-28')];
    expect(refusal({ shrinkage: touching })?.message).toMatch(/from 2026-02-01 on/);
  });

  it('asks deferred channels for a deadline, and calls not to have one', () => {
    expect(refusal({ channel: 'email' })).toMatchObject({ field: 'queues.billing.deadlineHours' });
    expect(refusal({ channel: 'voice', deadlineHours: 4 })?.message).toMatch(/wait on line/);
    expect(refusal({ channel: 'fax' })?.message).toMatch(/"fax"; it has to be one of voice, chat, email/);
    expect(refusal({ model: 'erlang-z' })?.message).toMatch(/one of erlang-b, erlang-c, erlang-a/);
  });

  it('asks for every parameter that the named model needs, by its own field', () => {
    const needs: [string, Record<string, unknown>, string][] = [
      ['erlang-a', {}, 'patienceSeconds'],
      ['erlang-k', {}, 'lines'],
      ['erlang-ka', { lines: 30 }, 'patienceSeconds'],
      ['erlang-x', { patienceSeconds: 120 }, 'retryProbability'],
      ['erlang-gc', {}, 'rateCv'],
      ['erlang-ga', { patienceSeconds: 120 }, 'rateCv'],
      ['chat', { channel: 'chat' }, 'ahtByConcurrency'],
    ];
    for (const [model, given, key] of needs) {
      expect(refusal({ model, ...given })).toMatchObject({
        code: 'TARGETS_INVALID',
        field: `queues.billing.${key}`,
        message: expect.stringContaining(`${model} needs it`),
      });
    }
    expect(refusal({ lines: 1.5 })).toMatchObject({ field: 'queues.billing.lines' });
    expect(refusal({ retryProbability: 1 })).toMatchObject({ field: 'queues.billing.retryProbability' });
    expect(refusal({ rateCv: -0.1 })).toMatchObject({ field: 'queues.billing.rateCv' });
    expect(refusal({ idleThreshold: -1 })).toMatchObject({ field: 'queues.billing.idleThreshold' });
  });

  it('wants money as text, so that no cent is lost', () => {
    expect(refusal({ costPerHour: { amount: 24.5, currency: 'EUR' } })).toMatchObject({
      field: 'queues.billing.costPerHour.amount',
      message: expect.stringContaining('text'),
    });
    expect(refusal({ costPerHour: { amount: '24.50', currency: 'euro' } })?.message).toMatch(/look like EUR/);
  });

  it('leaves no queue standing on a wrong default or a wrong document', () => {
    for (const document of [
      { defaults: { sl: { target: 80 } }, queues: { q: {} } },
      { queues: { q: {} }, pool: {} },
      { queues: [] },
      'targets',
      null,
      {},
    ]) {
      const { targets, faults } = parseTargets(document);
      expect(targets.queues).toEqual({});
      expect(faults.length).toBeGreaterThan(0);
    }
  });
});

describe('defaults', () => {
  it('are filled in key by key for the service level', () => {
    const { targets, faults } = parseTargets({
      defaults: { sl: { target: 0.8, withinSeconds: 20, policy: 'answered' }, minAgents: 2 },
      queues: { q: { sl: { target: 0.9 } }, r: { minAgents: 0 } },
    });
    expect(faults).toEqual([]);
    expect(targetOf(targets, 'q').serviceLevel).toEqual({
      target: 0.9,
      withinSeconds: 20,
      policy: 'answered',
    });
    expect(targetOf(targets, 'q').minAgents).toBe(2);
    expect(targetOf(targets, 'r').minAgents).toBe(0);
  });
});
