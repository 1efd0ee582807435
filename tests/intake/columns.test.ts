import { describe, expect, it } from 'vitest';
import { INTERVAL_COLUMNS, planColumns } from '../../src/intake/index.ts';

const plan = (header: string[], map: Record<string, string> = {}) =>
  planColumns(header, INTERVAL_COLUMNS, [['start', 'date'], ['offered']], map);

describe('finding columns', () => {
  it('knows its own names in any spelling', () => {
    expect(plan(['QUEUE', 'Start', 'offered', 'handle_seconds', 'Après'])).toMatchObject({
      positions: { queue: 0, start: 1, offered: 2, handleSeconds: 3 },
      unknown: ['Après'],
    });
  });

  it('has no synonym that means two columns', () => {
    const names = INTERVAL_COLUMNS.flatMap(({ name, synonyms = [] }) =>
      [name, ...synonyms.map((other) => (typeof other === 'string' ? other : other.name))].map((text) =>
        text
          .normalize('NFKD')
          .toLowerCase()
          .replace(/[^a-z0-9]/g, ''),
      ),
    );
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    expect(twice).toEqual([]);
  });

  it('prefers its own name to a synonym and reports the synonym as unused', () => {
    expect(plan(['start', 'calls', 'offered'])).toMatchObject({
      positions: { start: 0, offered: 2 },
      unknown: ['calls'],
    });
  });

  it('refuses two synonyms of one column, until one is mapped', () => {
    expect(plan(['start', 'calls', 'volume'])).toMatchObject({
      code: 'COLUMN_TWICE',
      next: expect.stringContaining('"calls=offered"'),
    });
    expect(plan(['start', 'calls', 'volume'], { volume: 'offered' })).toMatchObject({
      positions: { start: 0, offered: 2 },
      unknown: ['calls'],
    });
  });

  it('does not take a percentage for a count', () => {
    expect(plan(['start', 'offered', 'Abandoned %', 'Handled %'])).toMatchObject({
      unknown: ['Abandoned %', 'Handled %'],
    });
  });

  it('maps to units too', () => {
    expect(plan(['start', 'offered', 'X'], { x: 'handle ms' })).toMatchObject({
      positions: { handleSeconds: 2 },
      factors: { handleSeconds: 0.001 },
    });
  });

  it('refuses a mapping from or to nowhere, with the nearest name', () => {
    expect(plan(['start', 'offered'], { Startt: 'start' })).toMatchObject({
      code: 'COLUMN_UNKNOWN',
      message: expect.stringContaining('Did you mean "start"?'),
    });
    expect(plan(['start', 'offered'], { start: 'ofered' })).toMatchObject({
      code: 'COLUMN_UNKNOWN',
      message: expect.stringContaining('Did you mean "offered"?'),
    });
  });
});
