/** The colours of a page in one mode. Text keeps 4.5:1 to both grounds, lines 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
export interface Palette {
  readonly ground: string;
  readonly raised: string;
  readonly text: string;
  readonly muted: string;
  readonly link: string;
  readonly rule: string;
  readonly contacts: string;
  readonly load: string;
  readonly required: string;
  readonly net: string;
}

export const LIGHT: Palette = {
  ground: '#ffffff',
  raised: '#f3f5f8',
  text: '#1b2128',
  muted: '#525c68',
  link: '#0a57a4',
  rule: '#d3d9e0',
  contacts: '#0a57a4',
  load: '#5f6b78',
  required: '#a84300',
  net: '#13713a',
};

export const DARK: Palette = {
  ground: '#11161c',
  raised: '#1a212a',
  text: '#e7edf3',
  muted: '#a3b0bd',
  link: '#7cbcff',
  rule: '#36414d',
  contacts: '#7cbcff',
  load: '#98a6b4',
  required: '#f2a365',
  net: '#5fd68b',
};

/** The whole style of the overview page; it loads nothing. */
export const OVERVIEW_STYLE = `
:root { color-scheme: light dark; ${variables(LIGHT)} }
@media (prefers-color-scheme: dark) { :root { ${variables(DARK)} } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2.25rem 0 .5rem; font-size: 1.2rem; }
p { margin: .4rem 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.muted { color: var(--muted); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .5rem 0; padding: 0; list-style: none; }
[aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { padding: .25rem 0; color: var(--muted); text-align: left; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--rule); text-align: right; white-space: nowrap; }
th:first-child, td:first-child, .text { text-align: left; }
thead th { background: var(--raised); font-weight: 600; }
tbody th { font-weight: 400; }
.chart { display: block; width: 100%; height: auto; margin: .75rem 0; background: var(--raised); border-radius: .4rem; }
.axis { fill: var(--muted); font: 12px system-ui, sans-serif; }
.grid { stroke: var(--rule); stroke-width: 1; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.contacts { stroke: var(--contacts); }
.load { stroke: var(--load); stroke-dasharray: 2 3; }
.required { stroke: var(--required); stroke-width: 3.5; }
.net { stroke: var(--net); stroke-width: 1.5; }
dl.links { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; }
dl.links dt, dl.links dd { margin: 0; }
@media (max-width: 40rem) { dl.links { display: block; } dl.links dd { margin: 0 0 .5rem; } }
`;

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}
