import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backoffMs,
  checkHandlers,
  checkPayload,
  DEFAULT_BACKOFF,
  JOB_KINDS,
  NIGHTLY_STEPS,
  nightlyJob,
  requireNumber,
  requireText,
} from '../../jobs/index.ts';
import { isFinal, jobFault } from '../../jobs/job-fault.ts';
import { repeat } from '../../jobs/repeat.ts';
import { throttle } from '../../jobs/throttle.ts';
import { AgnerError, ERROR_TABLE, type ErrorCode } from '../../src/core/index.ts';

describe('the pause between attempts', () => {
  it('never shrinks, never exceeds the longest, and doubles until then', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (attempt, firstMs, extra) => {
          const backoff = { firstMs, longestMs: firstMs + extra };
          const [pause, next] = [backoffMs(attempt, backoff), backoffMs(attempt + 1, backoff)];
          expect(next).toBeGreaterThanOrEqual(pause);
          expect(next).toBe(Math.min(2 * pause, backoff.longestMs));
        },
      ),
    );
    expect([1, 2, 3, 10, 2_000].map((attempt) => backoffMs(attempt))).toEqual([
      2_000, 4_000, 8_000, 600_000, 600_000,
    ]);
    expect(DEFAULT_BACKOFF.longestMs).toBe(600_000);
  });
});

describe('the table of handlers', () => {
  const complete = Object.fromEntries(JOB_KINDS.map((kind) => [kind, async () => null]));

  it('is accepted when it names each kind once', () => {
    expect(() => checkHandlers(complete)).not.toThrow();
  });

  it.each(JOB_KINDS)('is refused without %s', (kind) => {
    const { [kind]: _left, ...rest } = complete;
    expect(() => checkHandlers(rest)).toThrow(`no handler for ${kind}`);
  });

  it('is refused with a kind that does not exist, or a handler that is not a function', () => {
    expect(() => checkHandlers({ ...complete, forcast: async () => null })).toThrow('unknown kinds forcast');
    expect(() => checkHandlers({ ...complete, plan: 'later' })).toThrow('no handler for plan');
  });
});

describe('a payload', () => {
  const plain = fc.jsonValue().map((value) => ({ value }));

  it('that is plain JSON is accepted, and is the same after being stored', () => {
    fc.assert(
      fc.property(plain, (payload) => {
        expect(checkPayload('plan', payload)).toBe(payload);
      }),
    );
  });

  it.each([
    ['a list', []],
    ['null', null],
    ['a text', 'x'],
    ['nothing', undefined],
    ['NaN inside', { a: { b: Number.NaN } }],
    ['an endless number', { a: [Number.POSITIVE_INFINITY] }],
    ['a hole', { a: undefined }],
    ['a date', { a: new Date(0) }],
    ['a function', { a: () => 1 }],
    ['a big integer', { a: 1n }],
    ['a map', { a: new Map() }],
  ])('that is or holds %s is refused', (_name, payload) => {
    expect(() => checkPayload('plan', payload)).toThrow(
      expect.objectContaining({ code: 'JOB_PAYLOAD_INVALID' }),
    );
  });

  it('says which field is missing or wrong', () => {
    expect(requireText('plan', { queueId: 'billing' }, 'queueId')).toBe('billing');
    expect(requireNumber('plan', { days: 14 }, 'days')).toBe(14);
    expect(() => requireText('plan', { queueId: '' }, 'queueId')).toThrow(
      'A job of kind plan needs a text in queueId, and got .',
    );
    expect(() => requireText('plan', {}, 'queueId')).toThrow('needs a text in queueId, and got nothing.');
    expect(() => requireNumber('plan', { days: '14' }, 'days')).toThrow(
      'needs a number in days, and got 14.',
    );
    expect(() => requireNumber('plan', { days: Number.NaN }, 'days')).toThrow('needs a number in days');
  });
});

describe('a failure', () => {
  it('keeps the code and the place of an error of the table', () => {
    const error = new AgnerError('NOT_FOUND', 'There is no queue "x".', { value: 'x' });
    expect(jobFault(error)).toBe(error.fault);
  });

  it('is INTERNAL with its message when nobody foresaw it', () => {
    expect(jobFault(new Error('boom'))).toMatchObject({ code: 'INTERNAL', message: 'boom' });
    expect(jobFault('boom')).toMatchObject({ code: 'INTERNAL', message: 'boom' });
    expect(jobFault(new Error(''))).toMatchObject({ message: 'The job failed without a message.' });
  });

  it('is final when the input is to blame, and only then', () => {
    for (const code of Object.keys(ERROR_TABLE) as ErrorCode[]) {
      const status: number = ERROR_TABLE[code].status;
      const blamesInput = status >= 400 && status < 500 && status !== 409 && status !== 412;
      expect(isFinal(new AgnerError(code, 'x'))).toBe(blamesInput);
    }
    expect(isFinal(new Error('boom'))).toBe(false);
  });
});

describe('the nightly job', () => {
  it('does the steps in the order of the data', () => {
    const job = nightlyJob({ siteId: 'paris', day: '2026-11-25' });
    expect(job.kind).toBe('nightly');
    expect(job.chain?.map(({ kind }) => kind)).toEqual(['import', 'forecast', 'plan', 'accuracy', 'kpi']);
    expect(NIGHTLY_STEPS).toHaveLength(5);
    expect(job.chain?.every(({ payload }) => payload.siteId === 'paris')).toBe(true);
  });
});

describe('a throttle', () => {
  it('writes the first value at once, the last one always, and one at a time', async () => {
    const written: number[] = [];
    let writing = 0;
    const slow = throttle<number>(
      async (value) => {
        writing += 1;
        expect(writing).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 2));
        written.push(value);
        writing -= 1;
      },
      5,
      () => undefined,
    );
    for (let value = 0; value <= 100; value++) slow.push(value);
    await slow.flush();
    slow.push(101);
    expect(written).toEqual([0, 100]);
  });

  it('reports a failed write and goes on', async () => {
    const errors: unknown[] = [];
    const written: string[] = [];
    const failing = throttle<string>(
      async (value) => {
        if (value === 'bad') throw new Error('no');
        written.push(value);
      },
      0,
      (error) => errors.push(error),
    );
    failing.push('bad');
    failing.push('good');
    await failing.flush();
    expect(written).toEqual(['good']);
    expect(errors).toHaveLength(1);
  });
});

describe('repeated work', () => {
  it('never runs twice at once, runs again when kicked meanwhile, and survives a failure', async () => {
    let running = 0;
    let turns = 0;
    const errors: unknown[] = [];
    let finish = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const work = repeat(
      async () => {
        running += 1;
        expect(running).toBe(1);
        turns += 1;
        await Promise.resolve();
        running -= 1;
        if (turns === 1) {
          work.kick();
          work.kick();
        }
        if (turns === 2) {
          work.kick();
          throw new Error('second turn');
        }
        if (turns === 3) finish();
      },
      3_600_000,
      (error) => errors.push(error),
    );
    await done;
    await work.stop();
    work.kick();
    await Promise.resolve();
    expect(turns).toBe(3);
    expect(errors).toEqual([new Error('second turn')]);
  });
});
