import { describe, expect, it } from 'vitest';
import {
  chatSlots,
  erlangA,
  erlangB,
  erlangC,
  leastAgents,
  leastAgentsForOccupancy,
  queueModel,
} from '../../src/erlang/index.ts';

const load = { erlangs: 10, ahtSeconds: 180 };
const level = (target: number) => ({
  serviceLevel: { target, withinSeconds: 20, policy: 'offered' as const },
});

describe('which constraint binds', () => {
  it('names each of them when it alone decides', () => {
    expect(erlangC.size(load, {})).toMatchObject({ agents: 11, binding: 'stability' });
    expect(erlangC.size(load, level(0.8))).toMatchObject({ agents: 14, binding: 'serviceLevel' });
    expect(erlangC.size(load, { asa: { seconds: 5, of: 'all' } })).toMatchObject({
      agents: 15,
      binding: 'asa',
    });
    expect(erlangC.size(load, { maxOccupancy: 0.5 })).toMatchObject({ agents: 20, binding: 'occupancy' });
    expect(erlangC.size(load, { minAgents: 30 })).toMatchObject({ agents: 30, binding: 'minimum' });
  });

  it('names the first of the list when one agent fewer breaks several', () => {
    expect(erlangC.size(load, { ...level(0.8), minAgents: 14 }).binding).toBe('serviceLevel');
    expect(erlangC.size(load, { maxOccupancy: 0.5, minAgents: 20 }).binding).toBe('occupancy');
    expect(erlangC.size(load, { minAgents: 11 }).binding).toBe('minimum');
  });

  it('takes a level that equals the target as met', () => {
    for (const agents of [11, 14, 20, 37]) {
      const reached = erlangC.evaluate(load, agents, 20).serviceLevel?.offered as number;
      if (reached < 1) expect(erlangC.size(load, level(reached)).agents).toBe(agents);
    }
  });

  it('reaches extreme targets in a bounded walk', () => {
    expect(erlangC.size({ erlangs: 0.01, ahtSeconds: 300 }, level(1 - 2 ** -53)).agents).toBeLessThan(20);
    const tiny = { asa: { seconds: 1e-300, of: 'all' as const } };
    expect(erlangC.size({ erlangs: 1e5, ahtSeconds: 300 }, tiny).agents).toBeLessThan(
      1e5 + 45 * Math.sqrt(1e5),
    );
  });
});

describe('the occupancy limit', () => {
  it('is the exact ceiling of the printed decimals', () => {
    expect(leastAgentsForOccupancy(1.7, 0.85)).toBe(2);
    expect(leastAgentsForOccupancy(6.3, 0.9)).toBe(7);
    expect(leastAgentsForOccupancy(6.3000001, 0.9)).toBe(8);
    // In doubles each of these quotients lands beside its whole number.
    for (let agents = 1; agents <= 500; agents++) {
      for (const percent of [70, 80, 83, 85, 87, 90, 95]) {
        const erlangs = Number(`${agents * percent}e-2`);
        expect(leastAgentsForOccupancy(erlangs, percent / 100)).toBe(agents);
      }
    }
  });
});

describe('an occupancy of 100 %', () => {
  it('is always met: rounding makes nobody busier than all the time', () => {
    const busy = { erlangs: 88.04242862146863, ahtSeconds: 10.000000000000018 };
    for (let agents = 1; agents <= 100; agents++) {
      const { occupancy } = erlangA(120).evaluate(busy, agents, 20);
      expect(occupancy).toBeLessThanOrEqual(1);
    }
    expect(erlangA(120).size(busy, { maxOccupancy: 1 }).agents).toBe(0);
  });
});

describe('chat slots', () => {
  it('is Erlang C over agents x concurrency slots', () => {
    const slots = erlangC.evaluate({ erlangs: 40, ahtSeconds: 600 }, 48, 30);
    const chat = chatSlots(3).evaluate({ erlangs: 40, ahtSeconds: 600 }, 16, 30);
    expect(chat).toEqual({ ...slots, agents: 16 });
  });

  it('needs the slots of Erlang C, rounded up to whole agents', () => {
    const targets = level(0.8);
    const busy = { erlangs: 40, ahtSeconds: 600 };
    const slots = erlangC.size(busy, targets).agents;
    expect(chatSlots(3).size(busy, targets).agents).toBe(Math.ceil(slots / 3));
    expect(chatSlots(1).size(busy, targets)).toEqual(erlangC.size(busy, targets));
  });

  it('refuses half a conversation', () => {
    expect(() => chatSlots(1.5)).toThrow(/concurrency is 1.5/);
  });
});

describe('clear refusals', () => {
  it('names the models that are there', () => {
    expect(queueModel('erlang-c')).toBe(erlangC);
    expect(queueModel('chat-slots', { concurrency: 2 }).id).toBe('chat-slots');
    expect(() => queueModel('erlang-d')).toThrow(/"erlang-d" is not available.*erlang-b, erlang-c/);
    expect(() => queueModel('erlang-a')).toThrow(/erlang-a needs patienceSeconds/);
    expect(() => queueModel('constructor')).toThrow(/not available/);
  });

  it('refuses targets that no staff can reach', () => {
    expect(() => erlangC.size(load, level(1))).toThrow(/target is 1;/);
    expect(() => erlangC.size(load, level(80))).toThrow(/target is 80;/);
    expect(() => erlangC.size(load, { asa: { seconds: 0, of: 'all' } })).toThrow(/asa.seconds is 0/);
    expect(() => erlangB.size(load, { maxBlocking: 0 })).toThrow(/maxBlocking is 0/);
  });

  it('refuses a target the model has no meaning for', () => {
    expect(() => erlangB.size(load, level(0.8))).toThrow(/erlang-b has no waiting callers.*serviceLevel/);
  });
});

describe('leastAgents', () => {
  it('finds the change from any guess, with few looks', () => {
    for (const answer of [0, 1, 5, 1000, 123_456]) {
      for (const guess of [0, 3, 900, 200_000]) {
        let looks = 0;
        const meets = (n: number): boolean => {
          looks++;
          return n >= answer;
        };
        expect(leastAgents(meets, 0, guess, 'QUEUE_TARGET_INVALID')).toBe(answer);
        expect(looks).toBeLessThan(45);
      }
    }
  });

  it('gives up with a fault when nothing meets', () => {
    expect(() => leastAgents(() => false, 0, 1, 'QUEUE_TARGET_INVALID')).toThrow(/No staff up to/);
  });
});
