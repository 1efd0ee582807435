import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../src/core/index.ts';
import {
  axisTicks,
  DARK,
  escapeHtml,
  htmlTable,
  LIGHT,
  OVERVIEW_STYLE,
  type OverviewPlan,
  overviewPage,
  type PlanColumns,
  planDayTotals,
  svgLineChart,
} from '../../src/report/index.ts';

const HOSTILE = `<script>alert("x")</script>&'"\u0000`;

function columns(length: number): PlanColumns {
  const filled = (value: number): Float64Array => new Float64Array(length).fill(value);
  return {
    queueId: HOSTILE,
    grid: { startsMs: Float64Array.from({ length }, (_, index) => index * 1_800_000) },
    minutes: 30,
    offered: filled(10),
    ahtSeconds: filled(180),
    erlangs: filled(1),
    required: filled(3),
    binding: new Array(length).fill('serviceLevel'),
    net: filled(3),
    gross: filled(4),
    fte: filled(0.05),
    cost: new Array(length).fill(money('12.345', 'EUR')),
    serviceLevel: filled(0.9),
    asaSeconds: filled(10),
    occupancy: filled(0.8),
    pTarget: filled(Number.NaN),
    model: 'erlang-c',
  };
}

const days = [
  { day: '2026-07-27', first: 0, count: 2 },
  { day: '2026-07-28', first: 2, count: 2 },
];
const plan: OverviewPlan = {
  versionId: HOSTILE,
  publishedMs: null,
  forecastVersionId: HOSTILE,
  queues: [{ id: HOSTILE, name: HOSTILE, href: `/?queue=${HOSTILE}` }],
  queueId: HOSTILE,
  timeZone: HOSTILE,
  columns: columns(4),
  days,
};

describe('escapeHtml', () => {
  it('leaves no character that could end its place, and loses none of the others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      }),
    );
    expect(escapeHtml(HOSTILE)).toBe(
      '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;&quot;\ufffd',
    );
    expect(escapeHtml('Ünïcode 東京 😀')).toBe('Ünïcode 東京 😀');
  });
});

describe('axisTicks', () => {
  it('begins at 0, reaches the highest value in at most so many equal steps', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        fc.integer({ min: 2, max: 10 }),
        (highest, atMost) => {
          const ticks = axisTicks(highest, atMost);
          expect(ticks[0]).toBe(0);
          expect(ticks.length - 1).toBeLessThanOrEqual(atMost);
          const top = ticks.at(-1)!;
          expect(top).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
          // No more than one step above: the chart is not half empty.
          expect(top - ticks[1]!).toBeLessThan(highest * (1 + 1e-6));
        },
      ),
    );
    expect(axisTicks(37, 5)).toEqual([0, 10, 20, 30, 40]);
    expect(axisTicks(0, 5).at(-1)).toBe(1);
  });
});

describe('svgLineChart', () => {
  const chart = (values: number[], shape: 'line' | 'step' = 'line') =>
    svgLineChart({
      id: 'c',
      title: HOSTILE,
      description: HOSTILE,
      unit: HOSTILE,
      marks: [{ at: 0, label: HOSTILE }],
      series: [{ name: HOSTILE, values: Float64Array.from(values), className: 'net', shape }],
    });
  const drawn = (svg: string): string => /<path class="line net" d="([^"]*)"\/>\n<\/svg>/.exec(svg)![1]!;

  it('breaks the line at a hole and draws a zero on the axis', () => {
    expect(drawn(chart([1, 2, Number.NaN, 4])).match(/M/g)).toHaveLength(2);
    expect(drawn(chart([Number.NaN]))).toBe('');
    expect(drawn(chart([0, 1, 0], 'step'))).toMatch(/^M52 230H/);
  });

  it('names itself for those who do not see it', () => {
    const svg = chart([1]);
    expect(svg).toContain('role="img" aria-labelledby="c-title c-description"');
    expect(svg).toContain(`<title id="c-title">${escapeHtml(HOSTILE)}</title>`);
  });
});

describe('planDayTotals', () => {
  it('adds hours, contacts and exact money up by day, and divides last', () => {
    const table = columns(4);
    table.serviceLevel[0] = 0.5;
    table.offered[0] = 30;
    table.net[1] = Number.NaN;
    const [first, second] = planDayTotals(table, days);
    expect(first).toMatchObject({
      contacts: 40,
      peakRequired: 3,
      peakNet: 3,
      netHours: 1.5,
      grossHours: 4,
      cost: { amount: '24.69', currency: 'EUR' },
    });
    expect(first!.serviceLevel).toEqual({ numerator: 0.5 * 30 + 0.9 * 10, denominator: 40 });
    expect(second!.netHours).toBe(3);
  });

  it('has no cost and no service level where there is none', () => {
    const table = { ...columns(2), cost: [null, null] };
    table.offered.fill(0);
    const [only] = planDayTotals(table, [{ day: '2026-07-27', first: 0, count: 2 }]);
    expect(only).toMatchObject({ cost: null, serviceLevel: { denominator: 0 } });
  });
});

describe('htmlTable', () => {
  it('gives every cell a heading of its column and of its row', () => {
    const html = htmlTable({
      caption: 'A & B',
      columns: [
        { heading: 'Day', kind: 'text' },
        { heading: 'Value', kind: 'number' },
      ],
      rows: [['<Mon>', '1']],
    });
    expect(html).toContain('<caption>A &amp; B</caption>');
    expect(html).toContain('<th scope="row" class="text">&lt;Mon&gt;</th><td>1</td>');
  });
});

describe('overviewPage', () => {
  const page = overviewPage({
    version: HOSTILE,
    plan,
    scorecard: [
      { name: HOSTILE, period: HOSTILE, value: HOSTILE, previous: HOSTILE, sampleSize: 3, notes: HOSTILE },
    ],
    links: [{ href: `/${HOSTILE}`, what: HOSTILE }],
  });

  it('lets no text out of its place and loads nothing', () => {
    expect(page).not.toContain('<script');
    expect(page).not.toContain('alert("x")');
    expect(page).not.toMatch(/(?:src|srcset)=|url\(|@import|https?:/);
  });

  it('opens and closes its elements in order, each id once', () => {
    const open: string[] = [];
    for (const [, slash, name, rest] of page.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|[^">])*)>/g)) {
      if (slash === '/') expect(open.pop()).toBe(name);
      else if (!rest!.endsWith('/') && name !== 'meta') open.push(name!);
    }
    expect(open).toEqual([]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page).toContain('<html lang="en">');
  });

  it('says what is missing where nothing is stored', () => {
    const empty = overviewPage({ version: '1', plan: null, scorecard: [], links: [] });
    expect(empty).toContain('No plan is stored yet');
    expect(empty).toContain('No indicator is stored yet');
  });
});

describe('the palettes', () => {
  const luminance = (hex: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: string, b: string): number => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  };

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('keep WCAG contrast in the %s mode', (_name, palette) => {
    for (const ground of [palette.ground, palette.raised]) {
      for (const text of [palette.text, palette.muted, palette.link]) {
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
      }
      for (const line of [palette.contacts, palette.load, palette.required, palette.net]) {
        expect(contrast(line, ground)).toBeGreaterThanOrEqual(3);
      }
    }
    expect(Object.values(palette).every((colour) => OVERVIEW_STYLE.includes(colour))).toBe(true);
  });
});
