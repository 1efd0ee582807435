/** One column of a text table: its heading, and how its cells are aligned. */
export interface TextColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

/** Terminal columns a string takes, counting characters (not bytes); our texts hold no wide characters. */
function width(text: string): number {
  return [...text].length;
}

function pad(text: string, to: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return align === 'left' ? text + space : space + text;
}

/**
 * A plain table for a terminal: two spaces between columns, a rule under the headings, no colours, so that it reads
 * the same in a log, a mail and a screen reader.
 */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, index) =>
    Math.max(width(column.heading), ...rows.map((row) => width(row[index] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, index) => pad(cells[index] ?? '', widths[index] as number, column.align))
      .join('  ')
      .trimEnd();
  const rule = widths.map((size) => '-'.repeat(size)).join('  ');
  return `${[line(columns.map((column) => column.heading)), rule, ...rows.map(line)].join('\n')}\n`;
}
