import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BINDINGS, QUEUE_MODEL_IDS } from '../../src/erlang/index.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/models-queueing.md', import.meta.url)), 'utf8');

describe('docs/models-queueing.md', () => {
  it('has one row for every model, and no other', () => {
    const rows = [...page.matchAll(/^\| `([a-z-]+)`/gm)].map((match) => match[1]);
    expect(rows).toEqual(QUEUE_MODEL_IDS);
  });

  it('lists what may bind in the order ties are broken', () => {
    expect(page.replace(/\s+/g, ' ')).toContain(`named: ${BINDINGS.join(', ')}.`);
  });
});
