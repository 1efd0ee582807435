import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestKey, nearestKeys } from '../../src/core/index.ts';

const KNOWN = ['offered', 'handled', 'abandoned', 'handleSeconds'];

describe('the nearest known key', () => {
  it('is the key itself when it is known', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1 }), (keys) => {
        const key = keys[0] as string;
        expect(nearestKeys(key, keys, keys.length)).toContain(key);
      }),
    );
  });

  it.each([
    ['Offerd', 'offered'],
    ['hanlded', 'handled'],
    ['handle_seconds', 'handleSeconds'],
    ['Handle Seconds', 'handleSeconds'],
    ['colour', null],
    ['', null],
  ])('of %s is %s', (written, expected) => {
    expect(nearestKey(written, KNOWN)).toBe(expected);
  });
});
