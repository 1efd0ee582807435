import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const room = fileURLToPath(new URL('../../src/finance', import.meta.url));
const sources = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

/** Ways in which an amount would become a JS number. Scales (numbers of decimals) are counts and may be compared. */
const FORBIDDEN =
  /(?<!Type\.)\bNumber\(|\bparseFloat\b|\bparseInt\b|\bMath\.(?!max\(scale\b)|\.toNumber\(|\.toPrecision\(|\bNumber\.parse|[=(,:]\s*\+[A-Za-z(]/;

function offendingLines(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  return code.split('\n').filter((line) => FORBIDDEN.test(line));
}

describe('money in src/finance', () => {
  it('never becomes a JS number', () => {
    expect(sources.length).toBeGreaterThan(25);
    const found = sources.flatMap((name) =>
      offendingLines(readFileSync(`${room}/${name}`, 'utf8')).map((line) => `${name}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it.each(['Number(line.amount)', 'parseFloat(price)', 'Math.round(total)', 'net.toNumber()', 'x = +amount'])(
    'would be caught as %s',
    (line) => {
      expect(offendingLines(line)).toHaveLength(1);
    },
  );
});
