import { AgnerError, quoteValue } from '../../core/index.ts';

/** Characters of an electronic invoice: 100,000 lines take some 60 million. */
export const LONGEST_INVOICE = 100_000_000;
/** Elements inside each other; the standards nest fewer than 12. */
const DEEPEST = 40;

/**
 * One element of an XML document, namespaces dropped. Texts stay texts: no number is read as a double, no entity beyond
 * the five of XML itself is expanded.
 */
export class XmlNode {
  readonly path: string;
  private readonly value: unknown;

  constructor(value: unknown, path: string) {
    this.value = value;
    this.path = path;
  }

  /** Its children of this name, in the document's order. */
  all(name: string): XmlNode[] {
    const { value } = this;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
    const found = (value as Record<string, unknown>)[name];
    const list = Array.isArray(found) ? found : [found];
    const at = (index: number): string => (list.length === 1 ? '' : `[${index + 1}]`);
    return list.map((child, index) => new XmlNode(child, `${this.path}/${name}${at(index)}`));
  }

  /** The first element at this path below it, or null. */
  at(...names: readonly string[]): XmlNode | null {
    let node: XmlNode | undefined = this;
    for (const name of names) node = node?.all(name)[0];
    return node ?? null;
  }

  /** The trimmed text of the first element at this path, or null where it is absent or empty. */
  text(...names: readonly string[]): string | null {
    const value = this.at(...names)?.value;
    const text =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['#text'] : value;
    const trimmed = typeof text === 'string' ? text.trim() : '';
    return trimmed === '' ? null : trimmed;
  }

  /** An attribute of the first element at this path, or null. */
  attribute(name: string, ...names: readonly string[]): string | null {
    const value = this.at(...names)?.value;
    if (typeof value !== 'object' || value === null) return null;
    const text = (value as Record<string, unknown>)[`@${name}`];
    return typeof text === 'string' ? text : null;
  }

  /** @throws AgnerError INVOICE_XML_INCOMPLETE naming the element. */
  required(what: string, ...names: readonly string[]): string {
    const text = this.text(...names);
    if (text !== null) return text;
    throw new AgnerError('INVOICE_XML_INCOMPLETE', `The invoice has no ${what} (${names.join('/')}).`, {
      field: `${this.path}/${names.join('/')}`,
    });
  }

  /** A decimal as it is written. @throws AgnerError INVOICE_XML_INVALID. */
  decimal(...names: readonly string[]): string | null {
    const text = this.text(...names);
    if (text === null) return null;
    if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return text.replace(/^\+/, '');
    throw new AgnerError('INVOICE_XML_INVALID', `"${quoteValue(text)}" is not a decimal number.`, {
      field: `${this.path}/${names.join('/')}`,
      value: text.slice(0, 40),
    });
  }
}

/**
 * Reads an XML text that nobody vouches for. A document type is refused whole: it is what external entities and entity
 * bombs need, and no invoice standard has one.
 *
 * @returns the root element and its name.
 * @throws AgnerError INVOICE_XML_TOO_LARGE, INVOICE_XML_UNSAFE, INVOICE_XML_INVALID with the line.
 */
export async function parseXml(text: string): Promise<{ readonly name: string; readonly root: XmlNode }> {
  if (text.length > LONGEST_INVOICE) {
    throw new AgnerError('INVOICE_XML_TOO_LARGE', `The invoice has ${text.length} characters.`, {
      value: String(text.length),
    });
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    throw new AgnerError('INVOICE_XML_UNSAFE', 'The invoice declares a document type or an entity.');
  }
  refuseDeepNesting(text);
  const { XMLParser, XMLValidator } = await import('fast-xml-parser');
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    throw new AgnerError('INVOICE_XML_INVALID', `The file is not well-formed XML: ${valid.err.msg}`, {
      row: valid.err.line,
    });
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
  });
  const document = parsed(() => parser.parse(text) as Record<string, unknown>);
  const [name = ''] = Object.keys(document).filter((key) => key !== '#text');
  return { name, root: new XmlNode(document[name], name) };
}

/** What the validator let pass the parser may still refuse, in words of its own. */
function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    const message = `The file is not well-formed XML: ${(cause as Error).message}`;
    throw new AgnerError('INVOICE_XML_INVALID', message, { cause });
  }
}

/** The parser keeps a path of open elements, so a million of them must not be opened. */
function refuseDeepNesting(text: string): void {
  let depth = 0;
  for (const [tag] of text.matchAll(/<\/?[A-Za-z_][^<>]*>/g)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) depth++;
    if (depth <= DEEPEST) continue;
    throw new AgnerError('INVOICE_XML_UNSAFE', `The invoice nests elements more than ${DEEPEST} deep.`);
  }
}
