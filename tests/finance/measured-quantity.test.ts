import { describe, expect, it } from 'vitest';
import type { AgentStateSpan, ContactLeg } from '../../src/core/index.ts';
import {
  measureQuantities,
  quantitiesByCode,
  readContract,
  readInvoice,
  readMeasured,
  reconcile,
} from '../../src/finance/index.ts';
import { CONTRACT, INVOICE, MEASURED } from './support.ts';

const PERIOD = { fromMs: 0, toMs: 3_600_000 };

function leg(sourceId: string, parts: Partial<ContactLeg> = {}): ContactLeg {
  return {
    sourceId,
    chainId: sourceId,
    queueId: 'billing',
    vendorId: 'V1',
    agentId: 'a',
    customerId: null,
    reason: null,
    offeredMs: 1000,
    answeredMs: 2000,
    endedMs: 62_000,
    outcome: 'answered',
    waitSeconds: 1,
    talkSeconds: 61,
    holdSeconds: 0,
    afterContactSeconds: 0,
    excluded: false,
    ...parts,
  };
}

function span(parts: Partial<AgentStateSpan>): AgentStateSpan {
  return {
    agentId: 'a',
    groupId: 'paris',
    state: 'talk',
    fromMs: 0,
    toMs: 1_800_000,
    queueId: null,
    ...parts,
  };
}

const LEGS = [
  leg('1'),
  leg('2', { talkSeconds: 119 }),
  leg('3', { talkSeconds: 180, queueId: 'orders' }),
  leg('4', { chainId: '3', queueId: 'orders', talkSeconds: 0 }),
  leg('5', { outcome: 'abandoned' }),
  leg('6', { excluded: true }),
  leg('7', { vendorId: 'V2' }),
  leg('8', { offeredMs: 3_600_000 }),
];
const RECORDS = {
  legs: LEGS,
  states: [
    span({}),
    span({ state: 'available', fromMs: 1_800_000, toMs: 5_400_000 }),
    span({ state: 'break', agentId: 'b' }),
    span({ agentId: 'c', groupId: 'lyon' }),
  ],
  agentDays: [
    {
      agentId: 'a',
      groupId: 'paris',
      day: '2026-09-01',
      vendorId: 'V1',
      paidSeconds: 28_800,
      billedSeconds: 27_000,
      scheduledSeconds: 28_800,
    },
  ],
};
const DEFINITIONS = [
  { code: 'VOICE', kind: 'contacts' as const, vendorId: 'V1' },
  { code: 'BILLING', kind: 'contacts' as const, queueIds: ['billing'], vendorId: 'V1' },
  { code: 'MIN', kind: 'handleMinutes' as const, vendorId: 'V1' },
  { code: 'HOURS', kind: 'productionHours' as const, groupIds: ['paris'] },
  { code: 'BILLED', kind: 'billedHours' as const, vendorId: 'V1' },
  { code: 'FEE', kind: 'fixed' as const },
];

describe('measured quantities', () => {
  const measured = measureQuantities(DEFINITIONS, RECORDS, PERIOD);

  it('counts chains once, sums seconds before rounding, cuts hours at the period, leaves breaks out', () => {
    expect(quantitiesByCode(measured)).toEqual({
      VOICE: '3',
      BILLING: '2',
      MIN: '6.00',
      HOURS: '1.00',
      BILLED: '7.50',
      FEE: '1',
    });
  });

  it('carries the rows that prove it, in any order', () => {
    expect(measured.map((one) => [one.evidence.table, one.evidence.count])).toEqual([
      ['contact_leg', 4],
      ['contact_leg', 2],
      ['contact_leg', 4],
      ['agent_state', 3],
      ['agent_day', 1],
      ['contract', 1],
    ]);
    const turned = { ...RECORDS, legs: LEGS.toReversed(), states: RECORDS.states.toReversed() };
    expect(measureQuantities(DEFINITIONS, turned, PERIOD)).toEqual(measured);
    const fewer = measureQuantities(DEFINITIONS, { ...RECORDS, legs: LEGS.slice(1) }, PERIOD);
    expect(fewer[0]?.evidence.hash).not.toBe(measured[0]?.evidence.hash);
  });

  it('feeds a reconciliation', () => {
    const found = reconcile(
      readContract(CONTRACT),
      readMeasured({ ...MEASURED, qty: quantitiesByCode(measured) }),
      readInvoice({ ...INVOICE, lines: [{ code: 'VOICE', qty: '3', unit_price: '2.15', amount: '6.45' }] }),
    );
    expect(found.verdict).toBe('MATCH');
  });

  it('refuses to measure a code twice', () => {
    expect(() => measureQuantities([DEFINITIONS[0]!, DEFINITIONS[0]!], RECORDS, PERIOD)).toThrow(
      'VOICE is measured twice',
    );
  });
});
