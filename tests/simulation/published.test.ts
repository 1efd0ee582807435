import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_CENTRES } from '../../benchmarks/simulation-published/published-centres.mjs';
import { simulate } from '../../src/simulation/index.ts';

/** The published runs have 1,000 days; ours here fewer. The benchmark simulation-published runs 20,000. */
const PUBLISHED_DAYS = 1000;
const DAYS = 300;
/** Half-width of an interval in standard errors, by its level in percent. */
const HALF_WIDTH: Record<string, number> = { 90: 1.645, 95: 1.96 };

const rows = readFileSync(new URL('../golden/simulation/published.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').slice(-6) as [string, string, string, string, string, string]);
const numbers = (text: string): number[] => text.split('/').map(Number);
/** Half a unit of the last printed digit. */
const rounding = (text: string): number => 0.5 * 10 ** -(text.split('.')[1]?.length ?? 0);

describe('published simulations', () => {
  it('have one figure for each of the 19 rows', () => {
    expect(rows).toHaveLength(19);
    expect(PUBLISHED_CENTRES.flatMap(({ figures }) => figures)).toHaveLength(19);
  });

  let row = 0;
  it.each(PUBLISHED_CENTRES)(
    '$name is met within 3 standard errors of the difference',
    ({ scenario, figures }) => {
      const result = simulate(scenario, { seed: 2, replications: DAYS });
      for (const figure of figures) {
        const [quantity, published, low, high, level] = rows[row++]!;
        const values = [figure(result)].flat();
        numbers(published).forEach((value, i) => {
          const half = (numbers(high)[i]! - numbers(low)[i]!) / 2;
          const publishedError = half / HALF_WIDTH[level]!;
          const error = publishedError * Math.sqrt(1 + PUBLISHED_DAYS / DAYS);
          const distance = Math.abs(values[i]! - value);
          expect(distance, quantity).toBeLessThan(3 * error + rounding(published.split('/')[i]!));
        });
      }
    },
  );
});
