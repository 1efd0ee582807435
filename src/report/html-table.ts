import { escapeHtml } from './escape-html.ts';

export interface HtmlTable {
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly kind: 'text' | 'number' }[];
  /** The first cell of each row is its heading. */
  readonly rows: readonly (readonly string[])[];
}

/** A table that a screen reader can walk: a caption, and headings of columns and rows. All text is escaped. */
export function htmlTable({ caption, columns, rows }: HtmlTable): string {
  const cell = (tag: string, text: string, index: number): string => {
    const kind = columns[index]?.kind === 'text' ? ' class="text"' : '';
    return `<${tag}${kind}>${escapeHtml(text)}</${tag.split(' ')[0]}>`;
  };
  const head = columns.map(({ heading }, index) => cell('th scope="col"', heading, index)).join('');
  const body = rows.map(
    (row) =>
      `<tr>${row.map((text, index) => cell(index === 0 ? 'th scope="row"' : 'td', text, index)).join('')}</tr>`,
  );
  return [
    `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(caption)}">`,
    `<table><caption>${escapeHtml(caption)}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody></table></div>`,
  ].join('\n');
}
