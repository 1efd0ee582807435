import { dayNumberOf, weekdayOf } from '../calendar/index.ts';
import { instantText, type LocalDay, ratioValue } from '../core/index.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlTable } from './html-table.ts';
import { fixed, NO_ANSWER, percent } from './number-text.ts';
import { OVERVIEW_STYLE } from './overview-style.ts';
import type { PlanColumns } from './plan-csv.ts';
import { planDayTotals } from './plan-day-totals.ts';
import { svgLineChart } from './svg-line-chart.ts';

/** The plan that the page shows, of one of its queues. */
export interface OverviewPlan {
  readonly versionId: string;
  /** Null = a draft. */
  readonly publishedMs: number | null;
  readonly forecastVersionId: string | null;
  /** Every queue of the plan, with the address that shows it. */
  readonly queues: readonly { readonly id: string; readonly name: string; readonly href: string }[];
  readonly queueId: string;
  readonly timeZone: string;
  readonly columns: PlanColumns;
  readonly days: readonly { readonly day: LocalDay; readonly first: number; readonly count: number }[];
}

/** One indicator, ready to read. */
export interface OverviewKpi {
  readonly name: string;
  readonly period: string;
  readonly value: string;
  readonly previous: string;
  readonly sampleSize: number;
  /** What the reader must know: mixed thresholds, a low sample; empty where there is nothing. */
  readonly notes: string;
}

export interface Overview {
  readonly version: string;
  readonly plan: OverviewPlan | null;
  readonly scorecard: readonly OverviewKpi[];
  readonly links: readonly { readonly href: string; readonly what: string }[];
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const MOST_MARKS = 8;

/** The service at a glance, as one HTML page that loads nothing: latest plan, scorecard, links to the API. */
export function overviewPage({ version, plan, scorecard, links }: Overview): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Agner</title>
<style>${OVERVIEW_STYLE}</style>
</head>
<body>
<header><h1>Agner</h1><p class="muted">workforce planning and forecasting, version ${escapeHtml(version)}</p></header>
<main>
<h2>Latest plan</h2>
${plan === null ? '<p>No plan is stored yet: import a history, forecast it, and plan the forecast.</p>' : planPart(plan)}
<h2>Scorecard</h2>
${scorecard.length === 0 ? '<p>No indicator is stored yet.</p>' : scorecardPart(scorecard)}
<h2>API</h2>
<dl class="links">
${links.map(({ href, what }) => `<dt><a href="${escapeHtml(href)}">${escapeHtml(href)}</a></dt><dd>${escapeHtml(what)}</dd>`).join('\n')}
</dl>
</main>
</body>
</html>
`;
}

function planPart(plan: OverviewPlan): string {
  const { columns, days } = plan;
  const state =
    plan.publishedMs === null ? 'a draft' : `published <time>${instantText(plan.publishedMs)}</time>`;
  const from = plan.forecastVersionId === null ? '' : `, of forecast ${escapeHtml(plan.forecastVersionId)}`;
  const marks = days
    .filter((_, index) => index % Math.ceil(days.length / MOST_MARKS) === 0)
    .map(({ day, first }) => ({ at: first, label: dayLabel(day) }));
  const span = `${days[0]?.day} to ${days.at(-1)?.day}`;
  return [
    `<p>${escapeHtml(plan.versionId)}, ${state}${from}. Times are ${escapeHtml(plan.timeZone)}.</p>`,
    queueList(plan),
    svgLineChart({
      id: 'contacts',
      title: `Contacts forecast for ${plan.queueId}`,
      description: `Expected contacts per ${columns.minutes} minutes from ${span}; the table below adds them up by day.`,
      unit: `contacts per ${columns.minutes} min`,
      marks,
      series: [{ name: 'forecast', values: columns.offered, className: 'contacts', shape: 'line' }],
    }),
    svgLineChart({
      id: 'staff',
      title: `Staff for ${plan.queueId}`,
      description: `Offered load in erlangs, required staff and net staff on position per ${columns.minutes} minutes from ${span}.`,
      unit: 'agents',
      marks,
      series: [
        { name: 'load (erlangs)', values: columns.erlangs, className: 'load', shape: 'step' },
        { name: 'required', values: columns.required, className: 'required', shape: 'step' },
        { name: 'net', values: columns.net, className: 'net', shape: 'step' },
      ],
    }),
    dayTable(plan),
  ].join('\n');
}

function queueList({ queues, queueId }: OverviewPlan): string {
  const items = queues.map(({ id, name, href }) => {
    const current = id === queueId ? ' aria-current="page"' : '';
    return `<li><a href="${escapeHtml(href)}"${current}>${escapeHtml(name)}</a></li>`;
  });
  return `<nav aria-label="Queues"><ul>${items.join('')}</ul></nav>`;
}

function dayTable({ columns, days, queueId }: OverviewPlan): string {
  const number = (heading: string) => ({ heading, kind: 'number' as const });
  return htmlTable({
    caption: `Plan of ${queueId} by local day; required and net are the most people at any time of the day`,
    columns: [
      { heading: 'Day', kind: 'text' },
      ...['Contacts', 'Required', 'Net', 'Net hours', 'Gross hours', 'FTE', 'Cost', 'Service level'].map(
        number,
      ),
    ],
    rows: planDayTotals(columns, days).map((total) => [
      `${dayLabel(total.day)} ${total.day.slice(0, 4)}`,
      fixed(total.contacts, 0),
      fixed(total.peakRequired, 0),
      fixed(total.peakNet, 0),
      fixed(total.netHours, 1),
      fixed(total.grossHours, 1),
      fixed(total.fte, 2),
      total.cost === null ? NO_ANSWER : `${total.cost.amount} ${total.cost.currency}`,
      percent(ratioValue(total.serviceLevel)),
    ]),
  });
}

function scorecardPart(rows: readonly OverviewKpi[]): string {
  const hasNotes = rows.some(({ notes }) => notes !== '');
  return htmlTable({
    caption: 'Indicators of the whole organisation in their latest period; n/a = undefined',
    columns: [
      { heading: 'Indicator', kind: 'text' },
      { heading: 'Period', kind: 'text' },
      { heading: 'Value', kind: 'number' },
      { heading: 'Period before', kind: 'number' },
      { heading: 'Observations', kind: 'number' },
      ...(hasNotes ? [{ heading: 'Notes', kind: 'text' as const }] : []),
    ],
    rows: rows.map(({ name, period, value, previous, sampleSize, notes }) => [
      name,
      period,
      value,
      previous,
      String(sampleSize),
      ...(hasNotes ? [notes] : []),
    ]),
  });
}

/** `Mon 27/07`: short enough for a chart. */
function dayLabel(day: LocalDay): string {
  const [, month, dayOfMonth] = day.split('-');
  return `${WEEKDAYS[weekdayOf(dayNumberOf(day)) - 1]} ${dayOfMonth}/${month}`;
}
