import { axisTicks } from './axis-ticks.ts';
import { escapeHtml } from './escape-html.ts';

/** One line of a chart: a value per interval, NaN = a gap. Drawn in the style of its class. */
export interface ChartSeries {
  readonly name: string;
  readonly values: Float64Array;
  readonly className: string;
  /** A value that holds for its whole interval is drawn as a step. */
  readonly shape: 'line' | 'step';
}

export interface LineChart {
  /** Unique in its page: ids of title and description are made from it. */
  readonly id: string;
  readonly title: string;
  /** The chart in words, for those who do not see it. */
  readonly description: string;
  readonly unit: string;
  readonly series: readonly ChartSeries[];
  /** Marks of the time axis: at which interval, and what is written there. */
  readonly marks: readonly { readonly at: number; readonly label: string }[];
}

const WIDTH = 960;
const HEIGHT = 260;
const LEFT = 52;
const RIGHT = 12;
const TOP = 34;
const BOTTOM = 30;
const MOST_TICKS = 5;
const LEGEND_LETTER = 7.2;

/** A line chart as an SVG element without colours of its own: the page styles `axis`, `grid` and the series' classes. */
export function svgLineChart(chart: LineChart): string {
  const length = Math.max(1, ...chart.series.map(({ values }) => values.length));
  const ticks = axisTicks(highestOf(chart.series), MOST_TICKS);
  const top = ticks.at(-1) as number;
  const x = (index: number): number => LEFT + (index / length) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const parts = [
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${chart.id}-title ${chart.id}-description">`,
    `<title id="${chart.id}-title">${escapeHtml(chart.title)}</title>`,
    `<desc id="${chart.id}-description">${escapeHtml(chart.description)}</desc>`,
    ...ticks.map(
      (value) =>
        `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${short(y(value))}" y2="${short(y(value))}"/>` +
        `<text class="axis" x="${LEFT - 6}" y="${short(y(value) + 4)}" text-anchor="end">${value}</text>`,
    ),
    ...chart.marks.map(
      ({ at, label }) =>
        `<line class="grid" x1="${short(x(at))}" x2="${short(x(at))}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/>` +
        `<text class="axis" x="${short(x(at) + 3)}" y="${HEIGHT - 10}">${escapeHtml(label)}</text>`,
    ),
    `<text class="axis" x="4" y="14">${escapeHtml(chart.unit)}</text>`,
    ...legend(chart.series),
    ...chart.series.map((series) => `<path class="line ${series.className}" d="${pathOf(series, x, y)}"/>`),
    '</svg>',
  ];
  return parts.join('\n');
}

function highestOf(series: readonly ChartSeries[]): number {
  let highest = 0;
  for (const { values } of series) for (const value of values) if (value > highest) highest = value;
  return highest;
}

function pathOf(
  { values, shape }: ChartSeries,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  const commands: string[] = [];
  let open = false;
  values.forEach((value, index) => {
    if (!Number.isFinite(value)) {
      open = false;
      return;
    }
    const at = short(y(value));
    const from = short(x(shape === 'step' ? index : index + 0.5));
    commands.push(open ? (shape === 'step' ? `V${at}` : `L${from} ${at}`) : `M${from} ${at}`);
    if (shape === 'step') commands.push(`H${short(x(index + 1))}`);
    open = true;
  });
  return commands.join('');
}

function legend(series: readonly ChartSeries[]): string[] {
  let right = WIDTH - RIGHT;
  return [...series].reverse().map(({ name, className }) => {
    const textAt = right - name.length * LEGEND_LETTER;
    const lineAt = textAt - 34;
    right = lineAt - 18;
    return (
      `<path class="line ${className}" d="M${short(lineAt)} 10H${short(lineAt + 28)}"/>` +
      `<text class="axis" x="${short(textAt)}" y="14">${escapeHtml(name)}</text>`
    );
  });
}

/** A hundredth of a pixel is finer than any screen, and keeps the text short. */
function short(value: number): number {
  return Math.round(value * 100) / 100;
}
